"""What the event codes of CAMEO say in our words; no format of its own, `actorgraph.formats.datasets.gdelt` reads by it.

CAMEO (Conflict and Mediation Event Observations, 1.1b3) numbers what an actor does to another in a tree:
``19`` uses force, ``195`` does so from the air, ``1951`` with precision. A code that is not in the table
means what the nearest one above it means, for there the editions of the codebook number differently.

- What somebody *expresses the intent* to do (03) is the act, `intended`. A threat is an act of its own.
- Who claims (015) or denies (016) responsibility *tells* somebody so, and who denies it to an accuser (127)
  *rejects* that: the code names whom it was said to and not for what, which is what our
  ``claims-responsibility`` and ``denies-responsibility`` need.
- Tables that are passed around give 016 as an empathetic comment and 166 as an embargo. GDELT rates its
  016 at -2.0 and its 166 at -7.0, which are the weights of denying responsibility and of expelling.
- Acts on somebody's things (171) and blockades (191) are pressure: the code names the owner, who is not
  said to be attacked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple


class Coded(NamedTuple):
    """What a code says: the relation, how it is said, what CAMEO calls it, and by which means."""

    relation: str
    name: str
    modality: str = "stated"
    mode: str = ""


_INTENT: Final = "intended"

#: By code; the text of a code has leading zeros.
EVENTS: Final[dict[str, Coded]] = {
    # 01 to 02: words
    "01": Coded("tells", "make public statement"),
    "010": Coded("tells", "make statement"),
    "011": Coded("rejects", "decline comment"),
    "012": Coded("tells", "make pessimistic comment"),
    "013": Coded("tells", "make optimistic comment"),
    "014": Coded("tells", "consider policy option"),
    "015": Coded("tells", "acknowledge or claim responsibility"),
    "016": Coded("tells", "deny responsibility"),
    "017": Coded("tells", "engage in symbolic act"),
    "018": Coded("tells", "make empathetic comment"),
    "019": Coded("tells", "express accord"),
    "02": Coded("urges", "appeal"),
    "021": Coded("urges", "appeal for cooperation"),
    "022": Coded("urges", "appeal for policy support"),
    "023": Coded("urges", "appeal for aid"),
    "0231": Coded("urges", "appeal for economic aid"),
    "0232": Coded("urges", "appeal for military aid"),
    "0233": Coded("urges", "appeal for humanitarian aid"),
    "0234": Coded("urges", "appeal for military protection or peacekeeping"),
    "024": Coded("urges", "appeal for political reform"),
    "0241": Coded("urges", "appeal for change in leadership"),
    "0242": Coded("urges", "appeal for policy change"),
    "0243": Coded("urges", "appeal for rights"),
    "0244": Coded("urges", "appeal for change in institutions"),
    "025": Coded("urges", "appeal to yield"),
    "026": Coded("urges", "appeal to meet or negotiate"),
    "027": Coded("urges", "appeal to settle dispute"),
    "028": Coded("urges", "appeal to accept mediation"),
    # 03: intent
    "03": Coded("cooperates-with", "express intent to cooperate", _INTENT),
    "031": Coded("cooperates-with", "express intent to cooperate materially", _INTENT),
    "0311": Coded(
        "cooperates-with", "express intent to cooperate economically", _INTENT, "economic"
    ),
    "0312": Coded("cooperates-with", "express intent to cooperate militarily", _INTENT, "military"),
    "032": Coded("supports-politically", "express intent to provide policy support", _INTENT),
    "033": Coded("aids", "express intent to provide aid", _INTENT),
    "0331": Coded("aids", "express intent to provide economic aid", _INTENT, "economic aid"),
    "0332": Coded("sponsors", "express intent to provide military aid", _INTENT, "military aid"),
    "0333": Coded(
        "aids", "express intent to provide humanitarian aid", _INTENT, "humanitarian aid"
    ),
    "0334": Coded("defends", "express intent to provide military protection", _INTENT),
    "034": Coded("yields-to", "express intent to institute political reform", _INTENT),
    "035": Coded("yields-to", "express intent to yield", _INTENT),
    "0351": Coded("yields-to", "express intent to ease administrative sanctions", _INTENT),
    "0352": Coded("yields-to", "express intent to ease popular dissent", _INTENT),
    "0353": Coded("yields-to", "express intent to accede to political demands", _INTENT),
    "0354": Coded("yields-to", "express intent to release persons or property", _INTENT),
    "0355": Coded("yields-to", "express intent to ease economic sanctions", _INTENT),
    "0356": Coded("yields-to", "express intent to allow international involvement", _INTENT),
    "0357": Coded("suspends-attacks-on", "express intent to de-escalate militarily", _INTENT),
    "036": Coded("meets", "express intent to meet or negotiate", _INTENT),
    "037": Coded("agrees-with", "express intent to settle dispute", _INTENT),
    "038": Coded("meets", "express intent to accept mediation", _INTENT),
    "039": Coded("meets", "express intent to mediate", _INTENT),
    # 04 to 05: talk and diplomacy
    "04": Coded("meets", "consult"),
    "041": Coded("meets", "discuss by telephone", mode="telephone"),
    "042": Coded("meets", "make a visit"),
    "043": Coded("meets", "host a visit"),
    "044": Coded("meets", "meet at a third location"),
    "045": Coded("meets", "mediate"),
    "046": Coded("meets", "engage in negotiation"),
    "05": Coded("cooperates-with", "engage in diplomatic cooperation"),
    "051": Coded("supports-politically", "praise or endorse"),
    "052": Coded("supports-politically", "defend verbally"),
    "053": Coded("supports-politically", "rally support on behalf of"),
    "054": Coded("cooperates-with", "grant diplomatic recognition"),
    "055": Coded("tells", "apologise"),
    "056": Coded("tells", "forgive"),
    "057": Coded("agrees-with", "sign formal agreement"),
    # 06 to 07: material help
    "06": Coded("cooperates-with", "engage in material cooperation"),
    "061": Coded("cooperates-with", "cooperate economically", mode="economic"),
    "062": Coded("cooperates-with", "cooperate militarily", mode="military"),
    "063": Coded("cooperates-with", "engage in judicial cooperation", mode="judicial"),
    "064": Coded("cooperates-with", "share intelligence or information", mode="intelligence"),
    "07": Coded("aids", "provide aid"),
    "071": Coded("aids", "provide economic aid", mode="economic aid"),
    "072": Coded("sponsors", "provide military aid", mode="military aid"),
    "073": Coded("aids", "provide humanitarian aid", mode="humanitarian aid"),
    "074": Coded("defends", "provide military protection or peacekeeping"),
    "075": Coded("defends", "grant asylum", mode="asylum"),
    # 08 to 09: giving way, looking into
    "08": Coded("yields-to", "yield"),
    "081": Coded("yields-to", "ease administrative sanctions"),
    "0811": Coded("yields-to", "ease restrictions on political freedoms"),
    "0812": Coded("yields-to", "ease ban on political parties or politicians"),
    "0813": Coded("yields-to", "ease curfew"),
    "0814": Coded("yields-to", "ease state of emergency or martial law"),
    "082": Coded("yields-to", "ease political dissent"),
    "083": Coded("yields-to", "accede to demands for political reform"),
    "0831": Coded("yields-to", "accede to demands for change in leadership"),
    "0832": Coded("yields-to", "accede to demands for change in policy"),
    "0833": Coded("yields-to", "accede to demands for rights"),
    "0834": Coded("yields-to", "accede to demands for change in institutions"),
    "084": Coded("yields-to", "return or release"),
    "0841": Coded("yields-to", "return or release persons"),
    "0842": Coded("yields-to", "return or release property"),
    "085": Coded("yields-to", "ease economic sanctions, boycott or embargo"),
    "086": Coded("yields-to", "allow international involvement"),
    "0861": Coded("yields-to", "receive deployment of peacekeepers"),
    "0862": Coded("yields-to", "receive inspectors"),
    "0863": Coded("yields-to", "allow delivery of humanitarian aid"),
    "087": Coded("suspends-attacks-on", "de-escalate military engagement"),
    "0871": Coded("suspends-attacks-on", "declare truce or ceasefire"),
    "0872": Coded("suspends-attacks-on", "ease military blockade"),
    "0873": Coded("yields-to", "demobilise armed forces"),
    "0874": Coded("yields-to", "retreat or surrender militarily"),
    "09": Coded("investigates", "investigate"),
    "091": Coded("investigates", "investigate crime or corruption"),
    "092": Coded("investigates", "investigate human rights abuses"),
    "093": Coded("investigates", "investigate military action"),
    "094": Coded("investigates", "investigate war crimes"),
    # 10 to 13: demands, reproach, refusal, threats
    "10": Coded("urges", "demand"),
    "1031": Coded("urges", "demand economic aid"),
    "1032": Coded("urges", "demand military aid"),
    "1033": Coded("urges", "demand humanitarian aid"),
    "1034": Coded("urges", "demand military protection or peacekeeping"),
    "104": Coded("urges", "demand political reform"),
    "1041": Coded("urges", "demand change in leadership"),
    "1042": Coded("urges", "demand policy change"),
    "1043": Coded("urges", "demand rights"),
    "1044": Coded("urges", "demand change in institutions"),
    "1053": Coded("urges", "demand release of persons or property"),
    "11": Coded("condemns", "disapprove"),
    "111": Coded("condemns", "criticise or denounce"),
    "112": Coded("attributes", "accuse"),
    "1121": Coded("attributes", "accuse of crime or corruption"),
    "1122": Coded("attributes", "accuse of human rights abuses"),
    "1123": Coded("attributes", "accuse of aggression"),
    "1124": Coded("attributes", "accuse of war crimes"),
    "1125": Coded("attributes", "accuse of espionage or treason"),
    "113": Coded("condemns", "rally opposition against"),
    "114": Coded("condemns", "complain officially"),
    "115": Coded("condemns", "bring lawsuit against"),
    "116": Coded("condemns", "find guilty or liable"),
    "12": Coded("rejects", "reject"),
    "126": Coded("rejects", "defy norms or law"),
    "127": Coded("rejects", "reject accusation, deny responsibility"),
    "128": Coded("rejects", "veto"),
    "13": Coded("threatens", "threaten"),
    "131": Coded("threatens", "threaten without force"),
    "1311": Coded("threatens", "threaten to reduce or stop aid"),
    "1312": Coded("threatens", "threaten with sanctions, boycott or embargo"),
    "1313": Coded("threatens", "threaten to reduce or break relations"),
    "132": Coded("threatens", "threaten with administrative sanctions"),
    "133": Coded("threatens", "threaten with political dissent or protest"),
    "134": Coded("threatens", "threaten to halt negotiations"),
    "135": Coded("threatens", "threaten to halt mediation"),
    "136": Coded("threatens", "threaten to halt international involvement"),
    "137": Coded("threatens", "threaten with violent repression"),
    "138": Coded("threatens", "threaten with military force"),
    "1381": Coded("threatens", "threaten blockade"),
    "1382": Coded("threatens", "threaten occupation"),
    "1383": Coded("threatens", "threaten unconventional violence"),
    "1384": Coded("threatens", "threaten conventional attack"),
    "1385": Coded("threatens", "threaten attack with weapons of mass destruction"),
    "139": Coded("threatens", "give ultimatum"),
    # 14 to 16: protest, show of force, rupture
    "14": Coded("protests-against", "protest"),
    "140": Coded("protests-against", "engage in political dissent"),
    "141": Coded("protests-against", "demonstrate or rally", mode="demonstration"),
    "142": Coded("protests-against", "conduct hunger strike", mode="hunger strike"),
    "143": Coded("protests-against", "conduct strike or boycott", mode="strike or boycott"),
    "144": Coded("protests-against", "obstruct passage, block", mode="blocking"),
    "145": Coded("protests-against", "protest violently, riot", mode="riot"),
    "15": Coded("shows-force-to", "exhibit force posture"),
    "150": Coded("shows-force-to", "demonstrate military or police power"),
    "151": Coded("shows-force-to", "increase police alert status", mode="police"),
    "152": Coded("shows-force-to", "increase military alert status", mode="military"),
    "153": Coded("shows-force-to", "mobilise or increase police power", mode="police"),
    "154": Coded("shows-force-to", "mobilise or increase armed forces", mode="military"),
    "16": Coded("reduces-relations-with", "reduce relations"),
    "161": Coded(
        "reduces-relations-with", "reduce or break diplomatic relations", mode="diplomatic"
    ),
    "162": Coded("reduces-relations-with", "reduce or stop aid", mode="aid"),
    "163": Coded("sanctions", "impose embargo, boycott or sanctions"),
    "164": Coded("reduces-relations-with", "halt negotiations"),
    "165": Coded("reduces-relations-with", "halt mediation"),
    "166": Coded("reduces-relations-with", "expel or withdraw"),
    # 17 to 20: coercion and force
    "17": Coded("pressures", "coerce"),
    "171": Coded("pressures", "seize or damage property"),
    "1711": Coded("pressures", "confiscate property"),
    "1712": Coded("pressures", "destroy property"),
    "172": Coded("pressures", "impose administrative sanctions"),
    "1721": Coded("pressures", "impose restrictions on political freedoms"),
    "1722": Coded("pressures", "ban political parties or politicians"),
    "1723": Coded("pressures", "impose curfew"),
    "1724": Coded("pressures", "impose state of emergency or martial law"),
    "173": Coded("arrests", "arrest, detain or charge with legal action"),
    "174": Coded("expels", "expel or deport individuals"),
    "175": Coded("attacks", "use tactics of violent repression"),
    "176": Coded("pressures", "attack cybernetically", mode="cyber"),
    "18": Coded("attacks", "assault"),
    "180": Coded("attacks", "use unconventional violence"),
    "181": Coded("abducts", "abduct, hijack or take hostage"),
    "182": Coded("attacks", "physically assault"),
    "1821": Coded("attacks", "sexually assault", mode="sexual violence"),
    "1822": Coded("attacks", "torture", mode="torture"),
    "1823": Coded("kills", "kill by physical assault"),
    "183": Coded("attacks", "conduct bombing", mode="bombing"),
    "1831": Coded("attacks", "carry out suicide bombing", mode="suicide bombing"),
    "1832": Coded("attacks", "carry out vehicular bombing", mode="vehicle bombing"),
    "1833": Coded("attacks", "carry out roadside bombing", mode="roadside bombing"),
    "184": Coded("pressures", "use as human shield"),
    "185": Coded("attacks", "attempt to assassinate"),
    "186": Coded("kills", "assassinate"),
    "19": Coded("attacks", "fight"),
    "190": Coded("attacks", "use conventional military force"),
    "191": Coded("pressures", "impose blockade, restrict movement", mode="blockade"),
    "192": Coded("occupies", "occupy territory"),
    "193": Coded("attacks", "fight with small arms and light weapons", mode="small arms"),
    "194": Coded("attacks", "fight with artillery and tanks", mode="artillery and tanks"),
    "195": Coded("attacks", "employ aerial weapons", mode="aerial"),
    "196": Coded("attacks", "violate ceasefire"),
    "20": Coded("attacks", "use unconventional mass violence"),
    "201": Coded("expels", "engage in mass expulsion"),
    "202": Coded("kills", "engage in mass killings"),
    "203": Coded("attacks", "engage in ethnic cleansing"),
    "204": Coded("attacks", "use weapons of mass destruction", mode="weapons of mass destruction"),
}
_ROOTS: Final = frozenset(f"{root:02}" for root in range(1, 21))

#: Codes of countries that are members of the United Nations; CAMEO gives codes to territories and to
#: parts of the world too, and those are not said to be states.
STATES: Final = frozenset((
    "AFG", "AGO", "ALB", "AND", "ARE", "ARG", "ARM", "ATG", "AUS", "AUT", "AZE", "BDI", "BEL", "BEN", "BFA",
    "BGD", "BGR", "BHR", "BHS", "BIH", "BLR", "BLZ", "BOL", "BRA", "BRB", "BRN", "BTN", "BWA", "CAF", "CAN",
    "CHE", "CHL", "CHN", "CIV", "CMR", "COD", "COG", "COL", "COM", "CPV", "CRI", "CUB", "CYP", "CZE", "DEU",
    "DJI", "DMA", "DNK", "DOM", "DZA", "ECU", "EGY", "ERI", "ESP", "EST", "ETH", "FIN", "FJI", "FRA", "FSM",
    "GAB", "GBR", "GEO", "GHA", "GIN", "GMB", "GNB", "GNQ", "GRC", "GRD", "GTM", "GUY", "HND", "HRV", "HTI",
    "HUN", "IDN", "IND", "IRL", "IRN", "IRQ", "ISL", "ISR", "ITA", "JAM", "JOR", "JPN", "KAZ", "KEN", "KGZ",
    "KHM", "KIR", "KNA", "KOR", "KWT", "LAO", "LBN", "LBR", "LBY", "LCA", "LIE", "LKA", "LSO", "LTU", "LUX",
    "LVA", "MAR", "MCO", "MDA", "MDG", "MDV", "MEX", "MHL", "MKD", "MLI", "MLT", "MMR", "MNE", "MNG", "MOZ",
    "MRT", "MUS", "MWI", "MYS", "NAM", "NER", "NGA", "NIC", "NLD", "NOR", "NPL", "NRU", "NZL", "OMN", "PAK",
    "PAN", "PER", "PHL", "PLW", "PNG", "POL", "PRK", "PRT", "PRY", "QAT", "ROU", "RUS", "RWA", "SAU", "SDN",
    "SEN", "SGP", "SLB", "SLE", "SLV", "SMR", "SOM", "SRB", "SSD", "STP", "SUR", "SVK", "SVN", "SWE", "SWZ",
    "SYC", "SYR", "TCD", "TGO", "THA", "TJK", "TKM", "TLS", "TON", "TTO", "TUN", "TUR", "TUV", "TZA", "UGA",
    "UKR", "URY", "USA", "UZB", "VCT", "VEN", "VNM", "VUT", "WSM", "YEM", "ZAF", "ZMB", "ZWE",
))  # fmt: skip
#: Parts of the world that have a code of three letters like a country.
REGIONS: Final = frozenset((
    "AFR", "ASA", "CAS", "CAU", "CFR", "CRB", "EAF", "EUR", "LAM", "MDT", "MEA", "NAF", "NMR", "PRS", "SAF",
    "SAM", "SAS", "SCN", "SEA", "WAF", "WST",
))  # fmt: skip
#: Roles of bodies of a government, where a country stands before them.
_OF_A_COUNTRY: Final = {
    "GOV": "government-body",
    "LEG": "government-body",
    "JUD": "government-body",
    "COP": "government-body",
    "SPY": "government-body",
    "MIL": "military",
}
#: Roles of a group that has a code of its own.
_OF_A_GROUP: Final = {
    "IGO": "organisation",
    "NGO": "organisation",
    "NGM": "organisation",
    "MNC": "organisation",
    "PTY": "organisation",
    "REB": "armed-group",
    "INS": "armed-group",
    "SEP": "armed-group",
    "IMG": "armed-group",
    "MED": "media-outlet",
}


@lru_cache(maxsize=4096)
def event_of(code: str) -> Coded | None:
    """Return what an event code of three or four digits says, or None where CAMEO has none like it.

    >>> event_of("195")
    Coded(relation='attacks', name='employ aerial weapons', modality='stated', mode='aerial')
    >>> event_of("1951") == event_of("195")
    True

    Codes of two digits are refused: they are those above all others, or what a spreadsheet left of
    ``"010"``.
    """
    if not (code.isascii() and code.isdecimal() and len(code) in (3, 4) and code[:2] in _ROOTS):
        return None
    return EVENTS.get(code) or EVENTS.get(code[:3]) or EVENTS[code[:2]]


def type_of(code: str, country: str, group: str, role: str) -> str:
    """Return the type of an actor from its code, the code of its country, its group, and its first role.

    >>> type_of("IRN", "IRN", "", ""), type_of("IRNMIL", "IRN", "", "MIL"), type_of("MIL", "", "", "MIL")
    ('state', 'military', 'class')

    Without a country or group, a role names nobody: a class. A country says no more than where somebody is from.
    """
    if group:
        return _OF_A_GROUP.get(role, "unknown")
    if country and code == country:
        return "state" if country in STATES else "place" if country in REGIONS else "unknown"
    if role and country and code == country + role:
        return _OF_A_COUNTRY.get(role, "class")
    return "class" if role and code == role else "unknown"
