# wrong (test_small_letters): counts each vowel once
def vowels(text):
    return len(set(text.lower()) & set("aeiou"))
