# pdfa_colour.py: assertions of pdfa.py about output intents, profiles, colours, overprinting and pictures.
import hashlib
import re
import zlib

from pdfa_rules import rule, spoils

REGISTRY = "tests/standards/conditions.txt"  # names of the ICC's registry of printing conditions
SPACES = {3: b"RGB ", 4: b"CMYK", 1: b"GRAY"}
DEVICE = {"rg": "DeviceRGB", "RG": "DeviceRGB", "k": "DeviceCMYK", "K": "DeviceCMYK", "g": "DeviceGray", "G": "DeviceGray"}
BLEND = {"/Normal", "/Compatible"}


def profile_faults(data, classes):
    if data[36:40] != b"acsp" or data[12:16] not in classes or data[8] not in (2, 4):
        yield f"an ICC profile of class {data[12:16]}, version {data[8]}"


def output_reference(file):
    return file.intents()[0]["/DestOutputProfile"]


# ---- the output --------------------------------------------------------------------------------

@rule("intents")
def intents(file):
    wanted = ["/GTS_PDFX", "/GTS_PDFA1"] if file.profile == "press" else ["/GTS_PDFA1"]
    found = file.intents()
    if [intent.get("/S") for intent in found] != wanted:
        yield f"output intents {[intent.get('/S') for intent in found]}"
        return
    profiles = {str(intent.get("/DestOutputProfile")) for intent in found}
    if len(profiles) != 1 or not file.is_stream(profiles.copy().pop()):
        yield f"their profiles are {sorted(profiles)}"
        return
    for intent in found:
        if not intent.get("/OutputConditionIdentifier") or "/DestOutputProfileRef" in intent:
            yield f"{sorted(intent)}"
        if file.profile == "press" and intent.get("/RegistryName") != "u:http://www.color.org":
            yield f"the registry is {intent.get('/RegistryName')}"
    key = file.key(profiles.pop())
    channels = 4 if file.profile == "press" else 3
    data = file.data(key)
    yield from profile_faults(data, (b"prtr",) if file.profile == "press" else (b"prtr", b"mntr"))
    if data[16:20] != SPACES[channels] or file.objects[key]["stream"]["dict"].get("/N") != channels:
        yield f"a profile for {data[16:20]}, N {file.objects[key]['stream']['dict'].get('/N')}"


@spoils("intents")
def spoil_intents(file):
    intent = dict(file.intents()[-1])
    intent["/DestOutputProfile"] = file.catalog()["/Metadata"]
    file.catalog()["/OutputIntents"] = [*file.intents()[:-1], intent]


# the registry that is named knows the condition
@rule("condition", ("press",))
def condition(file):
    with open(REGISTRY, encoding="utf-8") as lines:
        known = {line.strip() for line in lines if not line.startswith("#")}
    for intent in file.intents():
        name = intent.get("/OutputConditionIdentifier", "u:")[2:]
        if intent.get("/RegistryName") == "u:http://www.color.org" and name not in known:
            yield f"the registry has no '{name}'"


@spoils("condition")
def spoil_condition(file):
    file.intents()[0]["/OutputConditionIdentifier"] = "u:ISO Coated v2"


@rule("output-profile", ("press", "web"))
def output_profile(file):
    digest = hashlib.sha256(file.data(file.key(output_reference(file)))).hexdigest()
    pinned = set()
    for name in ("layouts/cica.yaml", "layouts/steppe.yaml"):
        with open(name, encoding="utf-8") as layout:
            pinned |= set(re.findall(r"sha256: ([0-9a-f]{64})", layout.read()))
    if digest not in pinned:
        yield f"the profile with the digest {digest} is in no layout"


@spoils("output-profile")
def spoil_profile(file):
    key = file.key(output_reference(file))
    file.set_data(key, file.data(key) + b"\0")


# ---- colours that are painted ------------------------------------------------------------------

# the device spaces that content, pictures and alternates use
def device_spaces(file):
    for name, key, _ in file.contents():
        for operator, operands in file.operators(key):
            if operator in DEVICE:
                yield name, DEVICE[operator]
            elif operator in ("cs", "CS") and operands[-1].startswith(b"/Device"):
                yield name, operands[-1][1:].decode()
    for key, entries in file.images():
        space = file.get(entries.get("/ColorSpace"))
        if isinstance(space, str):
            yield key, space[1:]
    for where, _, value in file.values():
        if isinstance(value, list) and value[:1] == ["/Separation"]:
            yield where, str(file.get(value[2])).lstrip("/")


@rule("device-colours")
def device_colours(file):
    permitted = {"DeviceGray", "DeviceCMYK" if file.profile == "press" else "DeviceRGB"}
    seen = set()
    for name, space in device_spaces(file):
        seen.add(space)
        if space not in permitted:
            yield f"{name} paints in {space}"
    if not file.intents():
        yield "no output intent"
    if not seen:
        yield "nothing is painted"


@spoils("device-colours")
def spoil_colours(file):
    key = "obj:" + file.get(file.pages[0])["/Contents"]
    file.set_data(key, file.data(key) + (b"1 0 0 rg " if file.profile == "press" else b"1 0 0 0 k "))


@rule("colour-spaces")
def colour_spaces(file):
    for where, _, value in file.values():
        if isinstance(value, list) and value[:1] and value[0] in ("/DeviceN", "/NChannel", "/Indexed", "/Lab", "/CalRGB",
                                                                   "/CalGray", "/Pattern"):
            yield f"{where}: {value[0]}"


@spoils("colour-spaces")
def spoil_spaces(file):
    next(file.dictionaries("/Page"))[1]["/Odd"] = ["/DeviceN", ["/A"] * 33, "/DeviceCMYK", {}]


@rule("separations")
def separations(file):
    known = {}
    for where, _, value in file.values():
        if isinstance(value, list) and value[:1] == ["/Separation"]:
            space = [file.get(part) for part in value[2:]]
            if known.setdefault(value[1], space) != space:
                yield f"{where}: {value[1]} is there twice, and not alike"
            if space[0] != "/DeviceCMYK" or space[1].get("/FunctionType") != 2 or space[1].get("/N") != 1:
                yield f"{where}: {value[1]} by {space}"
    if file.profile == "press" and "/All" not in known:
        yield "no ink for marks on all plates"


@spoils("separations")
def spoil_separations(file):
    page = next(file.dictionaries("/Page"))[1]
    page["/Odd"] = [["/Separation", "/All", "/DeviceCMYK", {"/FunctionType": 2, "/N": n}] for n in (1, 2)]


# ---- states ------------------------------------------------------------------------------------

# every dictionary that a resource list calls an ExtGState, by its name
def states_of(file):
    for where, _, value in file.values():
        if isinstance(value, dict) and value.get("/Type") == "/ExtGState":
            yield where, value


@rule("states")
def states(file):
    for where, state in states_of(file):
        if {"/TR", "/TR2", "/HTP", "/HT", "/BG", "/BG2", "/UCR", "/UCR2", "/RI", "/FL"} & set(state):
            yield f"{where}: a state with {sorted(state)}"
    for name, key, _ in file.contents():
        for operator, operands in file.operators(key):
            if operator == "ri":
                yield f"{name}: a rendering intent {operands}"
    for key, entries in file.images():
        if "/Intent" in entries:
            yield f"{key}: Intent {entries['/Intent']}"


@spoils("states")
def spoil_states(file):
    next(file.dictionaries("/Page"))[1]["/Odd"] = {"/Type": "/ExtGState", "/TR": "/Identity"}


@rule("no-transparency")
def no_transparency(file):
    for where, entries in file.dictionaries():
        if entries.get("/Type") == "/ExtGState":
            if file.get(entries.get("/BM", "/Normal")) not in BLEND or entries.get("/SMask", "/None") != "/None" or \
                    entries.get("/ca", 1) != 1 or entries.get("/CA", 1) != 1:
                yield f"{where}: a state with {sorted(entries)}"
        if entries.get("/Subtype") == "/Image" and ("/SMask" in entries or "/SMaskInData" in entries):
            yield f"{where}: a picture with a soft mask"
        if "/Group" in entries and isinstance(entries["/Group"], dict):
            yield f"{where}: a group"


@spoils("no-transparency")
def spoil_transparency(file):
    next(file.dictionaries("/Page"))[1]["/Odd"] = {"/Type": "/ExtGState", "/ca": 0.5}


# A state that overprints with OPM 1 must not be in force where a picture in ICCBased CMYK is painted.
@rule("overprint")
def overprint(file):
    cmyk = set()
    for key, entries in file.images():
        space = file.get(entries.get("/ColorSpace"))
        if isinstance(space, list) and file.get(space[1]).get("/N") == 4:
            cmyk.add(key)
    for name, key, listed in file.contents():
        pictures, gstates, saved, on = file.get(listed.get("/XObject", {})), file.get(listed.get("/ExtGState", {})), [], False
        for operator, operands in file.operators(key):
            if operator == "q":
                saved.append(on)
            elif operator == "Q" and saved:
                on = saved.pop()
            elif operator == "gs":
                state = file.get(gstates.get(operands[-1].decode("latin-1"), {}))
                on = bool(state.get("/OPM") and (state.get("/op") or state.get("/OP")))
            elif operator == "Do" and on and "obj:" + str(pictures.get(operands[-1].decode("latin-1"))) in cmyk:
                yield f"{name}: {operands[-1].decode()} is painted in a state that overprints"
    for where, state in states_of(file):
        if file.profile == "web" and (state.get("/op") or state.get("/OP")):
            yield f"{where}: overprinting on the web"


@spoils("overprint")
def spoil_overprint(file):
    if file.profile == "web":
        next(file.dictionaries("/Page"))[1]["/Odd"] = {"/Type": "/ExtGState", "/op": True}
        return
    page = file.get(file.pages[0])
    file.objects["obj:99990 0 R"] = {"value": ["/ICCBased", "99991 0 R"]}
    file.objects["obj:99991 0 R"] = {"value": {"/N": 4}}
    file.objects["obj:99992 0 R"] = {"stream": {"dict": {"/Subtype": "/Image", "/ColorSpace": "99990 0 R"}, "data": ""}}
    page["/Resources"] = {"/XObject": {"/I": "99992 0 R"}, "/ExtGState": {"/V": {"/OPM": 1, "/op": True}}}
    file.set_data("obj:" + page["/Contents"], b"/V gs /I Do ")


# ---- pictures ----------------------------------------------------------------------------------

@rule("pictures")
def pictures(file):
    for key, entries in file.images():
        if {"/Alternates", "/OPI", "/Intent"} & set(entries) or entries.get("/Interpolate"):
            yield f"{key} has {sorted(entries)}"
        if entries.get("/BitsPerComponent") not in ((1,) if entries.get("/ImageMask") else (1, 2, 4, 8, 16)):
            yield f"{key}: {entries.get('/BitsPerComponent')} bits"


@spoils("pictures")
def spoil_pictures(file):
    next(entries for _, entries in file.streams()).update({"/Subtype": "/Image", "/Interpolate": True,
                                                           "/BitsPerComponent": 8})


@rule("picture-profiles")
def picture_profiles(file):
    output = file.data(file.key(output_reference(file)))
    for where, _, value in file.values():
        if not isinstance(value, list) or value[:1] != ["/ICCBased"]:
            continue
        entries, data = file.get(value[1]), file.data(file.key(value[1]))
        yield from (f"{where}: {fault}" for fault in profile_faults(data, (b"scnr", b"mntr", b"prtr", b"spac")))
        if data[16:20] != SPACES.get(entries.get("/N")):
            yield f"{where}: a profile for {data[16:20]}, N {entries.get('/N')}"
        if data == output and file.profile == "press":
            yield f"{where}: tagged with the output's own profile"


@spoils("picture-profiles")
def spoil_picture_profiles(file):
    reference = output_reference(file)
    if file.profile == "web":
        file.objects["obj:99990 0 R"] = {"stream": {"dict": {"/N": 3}, "data": ""}}
        file.set_data("obj:99990 0 R", zlib.decompress(zlib.compress(b"no profile" * 20)))
        reference = "99990 0 R"
    next(file.dictionaries("/Page"))[1]["/Odd"] = ["/ICCBased", reference]
