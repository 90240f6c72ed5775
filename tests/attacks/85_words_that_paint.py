# q16: control characters, markup and HTML in all that the report might quote
# says: script
class Painted(Exception):
    pass


Painted.__name__ = "\x1b[2J\x1b[31m<script>alert(1)</script>[bold red]\r\n\u202e"


def fibonacci(n=20):
    raise Painted("\x1b]0;title\x07\x1b[2J</pre><script>alert(1)</script>[/bold][link=http://x]" + "\n" * 99)
    return fibonacci(n)
