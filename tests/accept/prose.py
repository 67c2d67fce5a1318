# prose.py: writes an edition of made-up English prose whose words are as long, as many and as capital as those of a
# real annual report, for measuring how text is set. The same every time.
#
#     prose.py FOLDER LAYOUT-FILE [WORDS]
#
# FOLDER becomes a project: the layout, the fonts of the current one, and edition/ with one article.
import os
import shutil
import sys

# the commonest first: a word is drawn by Zipf's law among each kind
LINKS = """the of and in to on for with a by as that is at from its was an has this which will between it be are their
also have more all other these into been through such we our not can were new they during within than about""".split()
WORDS = """meeting states member region cooperation development security year work measures conference building
confidence field international countries participants environment transport information experts implementation
support economic trade secretariat practical held noted programme regional tourism dialogue climate projects
joint water energy agreement discussed exchange training activities challenges government dimension common
technology representatives established opportunities recovery ministers session digital agricultural areas
community efforts research management sustainable public importance partners role strengthening organisation
knowledge health future emergency initiative opened policy young process food culture growth framework
railway border corridor harvest seminar workshop council network science village mountain market finance
investment business enterprises transparency stability prevention disaster preparedness communication
responsibility experience consultations infrastructure connectivity understanding administration
recommendations transformation institutional multilateral contribution coordination considerable
effective proposed adopted invited continued presented agreed reported planned expressed welcomed underlined
focused signed prepared shared launched long small early several important possible modern further national""".split()
NAMES = """Asia October Nur-Sultan Almaty Kazakhstan September Tashkent Secretariat Eurasia Ulaanbaatar Bishkek
Dushanbe Executive Director Deputy Minister Republic Council Chairmanship Forum Bangkok Islamabad Foreign
Affairs Azerbaijan Turkmenistan Thailand Sri-Lanka United Nations Organisation""".split()
JOINED = """confidence-building step-by-step post-pandemic long-term law-enforcement decision-making two-day
small-scale well-being cross-border high-level follow-up""".split()


class Dice:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % limit

    def zipf(self, words):
        weights = [1000000 // (rank + 3) for rank in range(len(words))]
        at = self.below(sum(weights))
        for word, weight in zip(words, weights):
            at -= weight
            if at < 0:
                return word


def draw(dice, before):
    at = dice.below(1000)
    if at < 13:
        return str(dice.below(60) + 1 if dice.below(2) else 1992 + dice.below(30))
    if at < 22:
        return dice.zipf(JOINED)
    if at < 222:
        return NAMES[dice.below(len(NAMES))]
    if at < (560 if before in LINKS else 830):
        return dice.zipf(LINKS)
    return WORDS[dice.below(len(WORDS))] if dice.below(3) else dice.zipf(WORDS)


def sentence(dice):
    words, count = [], 15 + dice.below(30)
    for at in range(count):
        words.append(draw(dice, words[-1] if words else ""))
    words[0] = words[0][0].upper() + words[0][1:]
    marked = [word + ("," if at < count - 2 and dice.below(18) == 0 else "") for at, word in enumerate(words)]
    if dice.below(12) == 0 and count > 14:
        marked[4], marked[9] = "“" + marked[4], marked[9].rstrip(",") + "”"
    return " ".join(marked) + "."


def paragraphs(dice, words):
    while words > 0:
        sentences = [sentence(dice) for _ in range(1 + dice.below(3))]
        words -= sum(len(text.split()) for text in sentences)
        yield " ".join(sentences)


def write(folder, layout, words):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.join(folder, "edition", "articles"))
    os.makedirs(os.path.join(folder, "layouts"))
    shutil.copytree("fonts", os.path.join(folder, "fonts"))
    shutil.copy(layout, os.path.join(folder, "layouts", "prose.yaml"))
    with open(os.path.join(folder, "edition", "report.yaml"), "w", encoding="utf-8") as file:
        file.write("title: Report\norganisation: Office\nshort-name: O\ndate: 2021-12-31\nlanguage: en-GB\n"
                   "layout: prose\nsections:\n  - {title: Text, articles: [articles/text.yaml]}\n")
    with open(os.path.join(folder, "edition", "articles", "text.yaml"), "w", encoding="utf-8") as file:
        file.write("title: Text\nid: text\ntemplate: two-column\nbody:\n")
        for text in paragraphs(Dice(2021), words):
            file.write(f"  - |\n    {text}\n")


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 12600)
