"""Faces: the record as people meet it.

What comes in: a command and what it names. What goes out: rows as JSON Lines for programs, or pages and tables for people, on
standard output; progress and refusals on standard error. It refuses to know SQL, to read a text, and to decide anything.
"""
