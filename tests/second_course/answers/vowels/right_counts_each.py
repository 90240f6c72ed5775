# right: counts each vowel, and adds up
def vowels(text):
    return sum(text.lower().count(vowel) for vowel in "aeiou")
