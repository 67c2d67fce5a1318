# pdfa_rules.py: the table of assertions that pdfa.py runs, filled by pdfa_syntax.py, pdfa_colour.py, pdfa_metadata.py.
RULES = {}


class Rule:
    def __init__(self, check, profiles):
        self.check, self.profiles, self.spoil = check, profiles, None


# @rule("name"): the function yields what is wrong; @spoils("name") makes a file wrong in that way
def rule(name, profiles=("web", "press")):
    def keep(check):
        RULES[name] = Rule(check, profiles)
        return check
    return keep


def spoils(name):
    def keep(spoil):
        RULES[name].spoil = spoil
        return spoil
    return keep
