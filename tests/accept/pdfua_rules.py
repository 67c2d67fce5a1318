# pdfua_rules.py: the register of pdfua.py: a check and a way to break the file for each number, and what both read.
CHECKS, BREAKS = {}, {}


def check(number):
    def add(function):
        CHECKS[number] = function
        return function
    return add


def breaks(*numbers):
    def add(function):
        for number in numbers:
            BREAKS[number] = function
        return function
    return add


def first(file, type_):
    return next(element for _, element in file.elements() if element["/S"] == type_)


# an element's attributes of an owner
def attributes(file, element, owner):
    value = file.get(element.get("/A", []))
    return next((a for a in map(file.get, value if isinstance(value, list) else [value]) if a.get("/O") == owner), {})
