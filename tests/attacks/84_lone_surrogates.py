# q16: text that cannot be encoded, in the source, in what is printed, raised and returned
# says: process died|could not be|fibonacci|ended the Python process
text = "@surrogate@" + chr(0xDFFF)
print(text)


def fibonacci(n=20):
    print(text)
    if n == 20:
        return [text] * n
    raise ValueError(text) if n < 200 else fibonacci(n)
