"""PBKDF2 with as many iterations as Tolv uses."""
import os

from django.contrib.auth import hashers


class PBKDF2PasswordHasher(hashers.PBKDF2PasswordHasher):
    iterations = int(os.environ["PASSWORD_ITERATIONS"])
