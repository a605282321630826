"""Does the work of the comparison with Django: a line of JSON on stdin asks, a line of JSON on stdout answers."""
import json
import os
import sys
import time
from datetime import datetime, timezone

import django

sys.path.insert(0, os.getcwd())
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from blog.models import Post  # noqa: E402

POST_COUNT = 1000
loaded = list(Post.objects.filter(id__lte=POST_COUNT).order_by("id"))
inserted = 0


def by_id(seed):
    return Post.objects.get(id=seed % POST_COUNT + 1).title


def page(_seed):
    posts = Post.objects.order_by("-id").select_related("author")[:100]
    return ",".join(f"{post.title} by {post.author.username}" for post in posts)


def insert(seed):
    global inserted
    inserted += 1
    Post.objects.create(
        title=f"A post about the number {seed}",
        slug=f"post-django-{inserted}",
        author_id=seed % 20 + 1,
        body=f"What there is to say about {seed}. " * 10,
        published_at=datetime.fromtimestamp(1_795_000_000 + seed, timezone.utc),
    )
    return 1


def update(seed):
    post = loaded[seed % POST_COUNT]
    post.body = f"Changed {seed}"
    post.save()
    return 1


WORKS = {"byId": by_id, "page": page, "insert": insert, "update": update}


def measure(work, first, count):
    cpu, wall = time.process_time(), time.perf_counter()
    for seed in range(first, first + count):
        work(seed)
    return {"wall": (time.perf_counter() - wall) * 1e6 / count, "cpu": (time.process_time() - cpu) * 1e6 / count}


for line in sys.stdin:
    question = json.loads(line)
    work, first = WORKS[question["task"]], question["first"]
    print(json.dumps(work(first) if question["answer"] else measure(work, first, question["count"])), flush=True)
