from django.contrib import admin

from .models import Category, Comment, Post, Tag

admin.site.register([Category, Comment, Post, Tag])
