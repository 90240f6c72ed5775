# wrong (test_capitals): knows only small letters
def vowels(text):
    return sum(letter in "aeiou" for letter in text)
