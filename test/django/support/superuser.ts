export const password = "correct horse battery staple";

/** Python that makes a superuser of `username` and `password` on Django's side; `hasher` is Django's name of one. */
export const makeSuperuser = `
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
encoded = make_password(password, hasher=globals().get("hasher", "default"))
User.objects.create(username=username, password=encoded, email="ada@example.com", is_staff=True, is_superuser=True)
result = encoded`;
