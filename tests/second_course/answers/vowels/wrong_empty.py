# wrong (test_a_poem): fails on an empty text
def vowels(text):
    return vowels(text[1:]) + (text[0] in "aeiouAEIOU") if text[1:] else int(text[0] in "aeiouAEIOU")
