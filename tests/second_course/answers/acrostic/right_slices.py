# right: takes a slice, which a blank line may have too
def acrostic(poem):
    letters = ""
    for line in poem.splitlines():
        letters += line[:1]
    return letters
