"""Runs a piece of Python inside this site: {source, values} as JSON on stdin, what it names `result` as JSON on stdout."""
import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()
task = json.load(sys.stdin)
names = dict(task["values"])
exec(task["source"], names)
json.dump(names["result"], sys.stdout)
