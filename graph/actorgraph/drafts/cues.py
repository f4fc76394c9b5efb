"""The words by which a sentence of a report is read: who speaks, what weakens it, where a clause begins and ends."""

from __future__ import annotations

from typing import Final

from actorgraph.sentence.stem import stem
from actorgraph.sentence.wordlist import wordlist


def stems(words: str) -> frozenset[str]:
    """Return the stems of the words of a text."""
    return frozenset(map(stem, words.split()))


DETERMINERS: Final = wordlist("the a an its their his her this that these those both")
#: What may stand between a verb and its object without being the object.
MODIFIERS: Final = DETERMINERS | wordlist(
    "several many some all rival neighbouring neighboring nearby local allied rebel fellow former"
)
AUXILIARIES: Final = wordlist(
    "is are was were be been being am has have had having do does did will would shall should may might"
    " could can must to n't"
)
BE: Final = wordlist("is are was were be been being am")
NEGATIONS: Final = wordlist("not never n't no neither nor nobody none cannot without")
#: What says that a thing was so once.
ONCE: Final = wordlist("once formerly previously")
#: Verbs of what nobody holds to be true.
FANCY_STEMS: Final = stems("wish pretend imagine wonder speculate suppose doubt")
#: Verbs that say a thing without saying it.
HINT_STEMS: Final = stems("suggest hint imply indicate")
#: What did not quite happen.
NEARLY: Final = wordlist("almost nearly hardly barely scarcely unlikely")
POSSIBLE: Final = wordlist("may might could can possibly perhaps maybe")
WOULD: Final = wordlist("would should")
#: What is more likely than not.
LIKELY: Final = wordlist("likely probably")
#: Words that leave open who says it, or whether it is so.
REPORTED: Final = LIKELY | wordlist(
    "allegedly reportedly purportedly supposedly apparently seemingly presumably rumoured"
    " rumored alleged suspected purported supposed so-called"
)
CONDITIONS: Final = wordlist("if unless whether provided lest otherwise")
ADVERBS: Final = wordlist(
    "also again now then still already often twice once soon later earlier first long ever just even only yet"
    " always yesterday today meanwhile thus since recently repeatedly together openly further jointly"
)
TIMES: Final = wordlist(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow january february"
    " march april may june july august september october november december morning evening night afternoon"
    " week month year weekend ago meanwhile however later earlier now since dawn overnight"
)
PREPOSITIONS: Final = wordlist(
    "of in on at by for with from to into over against about near after before during since until under"
    " between among through across along around inside outside within without behind beyond despite as than"
    " because via upon toward towards amid per following"
)
#: Words after which a clause may begin.
OPENERS: Final = wordlist(
    "and but or that while as when after before since because although though if unless whether where until"
    " once so then yet what said says saying how why nor whereas even meanwhile however"
)
RELATIVES: Final = wordlist("which who that whom whose")
SPEECH_STEMS: Final = stems(
    "say tell announce state report confirm add insist maintain argue assert claim allege contend explain"
    " declare acknowledge admit reveal write complain stress emphasise emphasize testify repeat reiterate"
    " recall respond reply warn inform notify assure remind conclude find concede disclose mention indicate suggest hint imply"
)
BELIEF_STEMS: Final = stems(
    "believe think suspect assess estimate fear consider assume reckon hope expect predict worry"
)
DENIAL_STEMS: Final = stems("deny refute dispute")
PLEDGE_STEMS: Final = stems("vow pledge promise threaten warn swear plan intend")
#: Nouns of what is said, before "that": "reports that".
SAID_NOUNS: Final = stems(
    "claim report allegation accusation suggestion rumour rumor speculation threat fear charge suspicion"
    " assertion denial hint sign evidence view belief idea possibility notion assumption warning proof story tale"
    " account risk prospect danger talk plan attempt novel film theory narrative likelihood chance"
)
#: What a verb before "to" makes of the one behind it.
BEFORE_TO: Final = {
    **dict.fromkeys(
        stems(
            "plan intend vow promise pledge threaten prepare aim want agree seek hope decide try attempt swear"
            " offer ready set resolve wish mean consider propose order tried"
        ),
        "intended",
    ),
    **dict.fromkeys(stems("refuse decline fail neglect forget cease"), "denied"),
    **dict.fromkeys(stems("continue begin start help manage go come proceed"), "stated"),
    **dict.fromkeys(
        stems("say believe think allege report suspect understand claim consider rumour rumor appear seem"
               " expect assume suppose tend presume"),
        "possible",
    ),
}  # fmt: skip
BEFORE_GERUND: Final = {
    **dict.fromkeys(stems("deny"), "denied"),
    **dict.fromkeys(stems("admit acknowledge"), "stated"),
    **dict.fromkeys(stems("start begin continue keep resume"), "stated"),
    **dict.fromkeys(stems("stop cease halt end quit"), "presupposed"),
    **dict.fromkeys(stems("consider contemplate threaten plan"), "intended"),
}
#: Verbs with which somebody wants another to do something.
WANTS: Final = stems(
    "urge ask order tell call demand want request press push pressure encourage allow permit invite beg implore"
    " instruct direct advise recommend force compel require enable authorise authorize persuade convince dare"
    " forbid appeal propose consider contemplate discuss support back favour favor oppose"
)
#: Verbs that do what their noun says: "carried out an attack", "gives support".
LIGHT_VERBS: Final = stems(
    "carry launch conduct make mount stage give provide offer lend begin start continue resume wage impose issue hold"
    " have keep deliver send extend step undertake perform maintain see be pursue"
)
ACCUSES: Final = stems("accuse suspect blame")
TITLES: Final = wordlist(
    "president minister prime foreign defence defense interior deputy vice general colonel major captain"
    " lieutenant commander chief secretary spokesman spokeswoman spokesperson leader ambassador envoy governor"
    " mayor senator king queen prince sheikh ayatollah mr mrs ms dr gen col sir analyst director chairman"
    " chairwoman head minister's adviser advisor official admiral marshal warlord activist lawyer researcher"
    " brig lt maj capt sgt adm sen rep gov prof rev cmdr professor journalist reporter state supreme top senior former acting finance information"
)
NUMBERS: Final = {
    word: value
    for value, word in enumerate([
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ])
}  # fmt: skip
#: What an armed group has, so that an attack on its camp is one on the group.
HOLDINGS: Final = stems(
    "position base camp convoy checkpoint outpost fighter soldier troop target stronghold headquarters site"
    " vessel ship boat patrol unit force militant member rebel depot bunker barracks post garrison militiaman"
    " helicopter station facility aircraft drone jet tank warehouse arsenal launcher officer policeman infrastructure"
    " guard worker peacekeeper installation airbase weapon compound hideout stockpile building hospital clinic ambulance office embassy consulate skiff speedboat dhow submarine truck"
)
#: Nouns of deeds by which events are called.
DEEDS: Final = stems(
    "attack strike airstrike bombing blast explosion raid ambush assault shooting killing massacre assassination"
    " kidnapping abduction hijacking shelling murder sabotage violence incident sinking downing crash seizure fire arson"
    " stabbing beheading execution torching looting poisoning siege coup mutiny"
)
#: What somebody does with a deed who does it, or has it done.
DOES_DEED: Final = stems(
    "do carry plan conduct perpetrate facilitate launch stage commit execute mount orchestrate order"
    " organise organize plot cause mastermind fire plant"
)
#: The same of those alone who do it with their own hands.
DOES_ITSELF: Final = stems("carry conduct perpetrate launch stage commit execute mount")
TRADES: Final = stems("buy sell purchase")
#: Men and machines that do what the body that has them does: "HPLA gunmen", "Karthian jets".
ARMED: Final = stems(
    "force troop army military soldier jet warplane aircraft plane helicopter drone navy warship ship vessel"
    " artillery gunner commando tank police policeman unit officer sniper aeroplane airplane bomber frigate"
    " coastguard paratrooper marine sailor pilot airforce"
)
#: What makes of a head or commander one who only has an office, and one who has it no more.
UNDER: Final = wordlist("deputy vice assistant regional local senior top associate staff")
PAST: Final = wordlist("once former ex late then future ousted exiled would-be")
#: What a place is called before its name: "the town of X", "X province".
AREAS: Final = stems(
    "town city village district region province island outskirts suburb area port capital valley north south east west"
    " airport territory enclave border coast stretch"
)
#: The same of a group alone: Karthian rebels are not Karth's.
GROUPED: Final = stems(
    "fighter militant rebel militia militiaman combatant insurgent guerrilla gunman faction group movement"
    " organisation organization wing member element recruit supporter commander leadership militants cell mercenary contractor"
)
#: Who speaks and acts for a state or a body without being a body of its own in most cases.
BODIES: Final = stems(
    "government authority official leadership administration regime parliament ministry side delegation"
    " representative diplomat negotiator leader envoy minister lawmaker ambassador spokesman spokeswoman spokesperson mediator"
)
#: Whose harm is that of a person, and not of the body.
OFFICES: Final = stems(
    "leader commander envoy minister lawmaker ambassador spokesman spokeswoman spokesperson diplomat negotiator"
    " mediator chief head president founder"
)
#: What a participle behind a name and a hyphen says of whom it stands before: the relation, and whether it is turned.
FORMED_WITH: Final = {
    wordlist("backed sponsored supported funded armed trained financed aligned"): (
        "sponsors",
        False,
    ),
    wordlist("led"): ("leads", False),
    wordlist("allied"): ("allied-with", False),
    wordlist("affiliated linked"): ("affiliated-with", False),
    wordlist("based"): ("located-in", True),
    wordlist("held occupied controlled"): ("occupies", False),
    wordlist("owned run operated"): ("owns", False),
}
_ON: Final = wordlist("on upon against at in inside of")
_WITH: Final = wordlist("with")
#: Verbs of support in word or politics.
POLITICAL: Final = stems(
    "side stand sympathise sympathize champion rally hail root cheer endorse praise applaud vote"
)
#: What nouns of doing say, and the prepositions before whom it is done to.
NOUNS_OF_DOING: Final = {
    stem: (relation, preps)
    for words, relation, preps in (
        (("attack strike airstrike raid assault offensive bombing bombardment shelling ambush invasion incursion"
         " onslaught aggression blitz siege fire gunfire shellfire barrage salvo"), "attacks", _ON | wordlist("into")),
        ("support backing sponsorship assistance funding", "sponsors", wordlist("for to of")),
        ("condemnation criticism denunciation", "condemns", wordlist("of")),
        ("sanction embargo", "sanctions", wordlist("on against")),
        ("threat", "threatens", wordlist("against to")),
        ("alliance", "allied-with", _WITH),
        ("cooperation collaboration", "cooperates-with", _WITH),
        ("clash skirmish firefight battle fighting", "clashes-with", _WITH),
        ("war conflict", "fights", _WITH | wordlist("against on")),
        ("talk meeting negotiation discussion summit", "meets", _WITH),
        ("agreement truce ceasefire treaty accord deal pact memorandum armistice charter declaration protocol roadmap", "agrees-with", _WITH),
        ("occupation annexation capture", "occupies", wordlist("of")),
        ("abduction kidnapping", "abducts", wordlist("of")),
        ("arrest detention", "arrests", wordlist("of")),
        ("killing murder assassination", "kills", wordlist("of")),
        ("expulsion", "expels", wordlist("of")),
        ("protest demonstration rally", "protests-against", wordlist("against at")),
    )
    for stem in stems(words)
}  # fmt: skip
#: What two do to each other by a verb, or by one of these with a noun.
MUTUAL: Final = {
    stem: relation
    for verbs, relation in (
        ("clash skirmish", "clashes-with"),
        ("fight", "fights"),
        ("meet talk negotiate", "meets"),
        ("agree reconcile", "agrees-with"),
        ("cooperate collaborate coordinate", "cooperates-with"),
        ("ally", "allied-with"),
    )
    for stem in stems(verbs)
}
MAKES: Final = stems(
    "sign reach conclude hold begin start resume strike make announce fight have agree"
)
#: What is done to forces, and says where they are then.
PLACED: Final = dict.fromkeys(stems("deploy station redeploy"), "deploys-to")
#: Whose acts are those of the body that has them: "X's troops".
FORCES: Final = wordlist(
    "forces troops army military soldiers fighters militants jets warplanes aircraft navy gunmen rebels militiamen"
)
#: What may stand between the words of a phrase: "new sanctions on".
BETWEEN: Final = wordlist(
    "new fresh further major deadly heavy several two three more of its their diplomatic defence defense trade security"
    " economic military bilateral formal secret joint"
)
#: Verbs by which somebody calls a thing something: "seen as".
CALLED: Final = stems("describe view see regard label portray depict")
#: Nouns of what somebody thinks: "in the view of X".
VIEWS: Final = wordlist(
    "view words opinion account judgement judgment eyes telling version narrative estimation reckoning assessment"
)
#: Words with a capital that are not names by themselves.
NOT_NAMES: Final = (
    TIMES
    | PREPOSITIONS
    | OPENERS
    | DETERMINERS
    | AUXILIARIES
    | NEGATIONS
    | ADVERBS
    | CONDITIONS
    | RELATIVES
    | frozenset(NUMBERS)
    | REPORTED
    | POSSIBLE
    | wordlist("neighbouring neighboring nearby jan feb mar apr jun jul aug sep sept oct nov dec")
    | wordlist(
        "i he she it they we you our your my him them us there here correction eleven officials investigators"
        " analysts police several many some most more dozens hundreds thousands people witnesses residents"
        " asked both each every other another such these those not according speaking whatever citing quoting"
    )
)
