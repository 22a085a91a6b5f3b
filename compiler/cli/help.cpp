#include "compiler/cli/help.hpp"

#include <map>

namespace bkm::cli {
namespace {

constexpr Bilingual kOverview = {R"(bkm rekent bekostigingscontracten af.

  schrijven     bkm new map/                       een contract om mee te beginnen
                bkm fmt contract.bkm               in de vaste opmaak
                bkm translate contract.bkm --to en in het Engels
  controleren   bkm check contract.bkm             alle fouten in een keer, in gewone woorden
                bkm test contract.bkm              de rekenvoorbeelden uit het contract
  afrekenen     bkm settle contract.bkm --data-dir gegevens/ --out uit/    daarna: bkm correct, bkm verify
  begrijpen     bkm why uit/ 'basis[aanbieder A, 2026-01]'
                bkm card contract.bkm              het contract als transactiekaart
                bkm explain BKM3701                wat een melding betekent
  hulp          bkm settle --help    bkm stdlib (modules)    bkm --version
)",
                                 R"(bkm settles care-funding contracts.

  write         bkm new folder/                    a contract to start from
                bkm fmt contract.bkm               in the fixed layout
                bkm translate contract.bkm --to nl in Dutch
  check         bkm check contract.bkm             all mistakes at once, in plain words
                bkm test contract.bkm              the worked examples of the contract
  settle        bkm settle contract.bkm --data-dir data/ --out out/    then: bkm correct, bkm verify
  understand    bkm why out/ 'basis[aanbieder A, 2026-01]'
                bkm card contract.bkm              the contract as a transaction card
                bkm explain BKM3701                what a message means
  help          bkm settle --help    bkm stdlib (modules)    bkm --version
)"};

constexpr Bilingual kShared = {R"(
Voor alle opdrachten:
  --lang nl|en                     taal van de meldingen (standaard: die van het contract)
  --format human|short|json|sarif  vorm van de bevindingen
  --color auto|always|never
  --progress auto|bar|plain|json|none   voortgang, op stderr
)",
                               R"(
For all commands:
  --lang nl|en                     language of the messages (default: the contract's)
  --format human|short|json|sarif  form of the findings
  --color auto|always|never
  --progress auto|bar|plain|json|none   progress, on stderr
)"};

const std::map<std::string, Bilingual> kCommands = {
    {"check", {R"(  bkm check contract.bkm
  bkm check contracten/ --format json

Leest contracten (bestanden, of mappen met *.bkm) en meldt alle fouten en waarschuwingen. Heeft nooit gegevens nodig.
  --dump ast|plan|facts            toont wat een stap van de vertaler oplevert
  --stop-after parse|elaborate|facts|check
Afloop: 0 geen fouten, 1 fouten in een contract, 2 verkeerd gebruik.
)",
               R"(  bkm check contract.bkm
  bkm check contracts/ --format json

Reads contracts (files, or directories with *.bkm) and reports all errors and warnings. Never needs data.
  --dump ast|plan|facts            shows what a stage of the compiler gives
  --stop-after parse|elaborate|facts|check
Exit: 0 no errors, 1 errors in a contract, 2 wrong use.
)"}},
    {"fmt", {R"(  bkm fmt contract.bkm
  bkm fmt contracten/ --check

Zet contracten (bestanden, of mappen met *.bkm) in de vaste opmaak. De woorden, hun volgorde en het commentaar blijven; een lege regel tussen
groepen ook. Een contract met taalfouten blijft zoals het is, en de fouten worden getoond.
  --check    noemt de bestanden die anders zijn, en verandert niets
  --diff     toont de verschillen, en verandert niets
Afloop: 0 klaar, 1 fouten in een contract of (met --check) een bestand dat anders is, 2 verkeerd gebruik, 5 schijf of rechten.
)",
             R"(  bkm fmt contract.bkm
  bkm fmt contracts/ --check

Puts contracts (files, or directories with *.bkm) in the fixed layout. The words, their order and the comments stay; so does a blank line
between groups. A contract with syntax errors is left as it is, and the errors are shown.
  --check    names the files that differ, and changes nothing
  --diff     shows the differences, and changes nothing
Exit: 0 done, 1 errors in a contract or (with --check) a file that differs, 2 wrong use, 5 disk or permissions.
)"}},
    {"translate", {R"(  bkm translate contract.bkm --to en
  bkm translate contract.bkm --to en -o contract.en.bkm

Zet een contract om in de andere taal: de woorden van de taal, de notatie van getallen en de letters van perioden. Namen, codes, teksten en
commentaar blijven zoals u ze schreef. De betekenis en de bedragen zijn dezelfde, en terugvertalen geeft de tekst van bkm fmt. De gegevens
horen bij beide. Een naam die in de andere taal een woord van de taal is, wordt gemeld.
  --to nl|en
  -o, --out BESTAND    anders naar het scherm
Afloop: 0 klaar, 1 fouten in het contract of een naam die niet mee kan, 2 verkeerd gebruik, 5 schijf of rechten.
)",
                   R"(  bkm translate contract.bkm --to nl
  bkm translate contract.bkm --to nl -o contract.nl.bkm

Puts a contract in the other language: the words of the language, the notation of numbers and the letters of periods. Names, codes, texts
and comments stay as you wrote them. The meaning and the amounts are the same, and translating back gives the text of bkm fmt. The data
go with both. A name that is a word of the language in the other language is reported.
  --to nl|en
  -o, --out FILE    otherwise to the screen
Exit: 0 done, 1 errors in the contract or a name that cannot go along, 2 wrong use, 5 disk or permissions.
)"}},
    {"test", {R"(  bkm test contract.bkm
  bkm test contracten/

Voert elk rekenvoorbeeld uit en toont van een voorbeeld dat niet klopt alleen de bedragen die verschillen.
Afloop: 0 alles klopt, 1 een voorbeeld klopt niet of een contract heeft fouten.
)",
              R"(  bkm test contract.bkm
  bkm test contracts/

Runs every worked example, and shows of one that fails only the amounts that differ.
Exit: 0 all hold, 1 an example fails or a contract has errors.
)"}},
    {"settle", {R"(  bkm settle contract.bkm --data declaratie=decl-2026-01.csv --data tevredenheid=score.csv --out uit/
  bkm settle contract.bkm --data-dir gegevens/ --out uit/

Rekent af: leest de bestanden, keurt regels die niet kloppen af met een reden, en schrijft de map uit/ in zijn geheel of niet.
  --data TABEL=BESTAND     herhaalbaar; meer bestanden voor een tabel, ook 'map/*.csv'; "-" is standaardinvoer
  --data-dir MAP           TABEL.csv, of het bestand dat het contract bij "uit" noemt
  --out MAP                bestaat nog niet of is leeg; --replace vervangt een eerdere uitkomst
  --as-known-on DATUM      alleen wat op die dag bekend was; rekent af wat toen voorbij was
  --until PERIODE          rekent af tot en met deze periode: 2026-03
  --set NAAM=WAARDE        een andere waarde voor een parameter; komt in het manifest
  --max-rejected N|P%      meer afgekeurde regels dan dit: er wordt niets geboekt (afloop 4)
  --accept-rejected        afgekeurde regels geven afloop 0 in plaats van 3
  --encoding utf-8|windows-1252
  --engine auto|reference  --threads N  --memory OMVANG  --write csv
Afloop: 0 klaar, 1 fouten in het contract, 2 verkeerd gebruik, 3 klaar met afgekeurde regels, 4 niets geboekt, 5 schijf of rechten.
)",
                R"(  bkm settle contract.bkm --data declaration=decl-2026-01.csv --data satisfaction=score.csv --out out/
  bkm settle contract.bkm --data-dir data/ --out out/

Settles: reads the files, rejects rows that do not fit with a reason, and writes the directory out/ as a whole or not at all.
  --data TABLE=FILE        repeatable; several files for one table, also 'dir/*.csv'; "-" is standard input
  --data-dir DIR           TABLE.csv, or the file that the contract names with "from"
  --out DIR                does not exist or is empty; --replace replaces an earlier outcome
  --as-known-on DATE       only what was known on that day; settles what was over then
  --until PERIOD           settles through this period: 2026-03
  --set NAME=VALUE         another value for a parameter; written in the manifest
  --max-rejected N|P%      more rejected rows than this: nothing is published (exit 4)
  --accept-rejected        rejected rows give exit 0 instead of 3
  --encoding utf-8|windows-1252
  --engine auto|reference  --threads N  --memory SIZE  --write csv
Exit: 0 done, 1 errors in the contract, 2 wrong use, 3 done with rejected rows, 4 nothing published, 5 disk or permissions.
)"}},
    {"correct", {R"(  bkm correct uit-1/ --data-dir gegevens/ --as-known-on 2026-04-20 --out uit-2
  bkm correct uit-1/ --contract contract-2.bkm --data-dir gegevens/ --as-known-on 2026-07-20 --out uit-2

Rekent het hele contract opnieuw uit met alles wat nu bekend is, en boekt het verschil met de vorige afrekening, met de reden (postings.csv).
Wat gelijk bleef wordt niet geboekt. De map krijgt ook alles wat settle schrijft, zodat de volgende correctie hierop verder gaat.
  --contract BESTAND       een gewijzigd contract (een hele nieuwe tekst); anders dat van de vorige afrekening
De andere opties zijn die van settle; --set van toen blijft gelden tenzij er een andere waarde komt.
Afloop: als settle; 4 als de vorige afrekening is veranderd of van een ander contract is.
)",
                 R"(  bkm correct out-1/ --data-dir data/ --as-known-on 2026-04-20 --out out-2
  bkm correct out-1/ --contract contract-2.bkm --data-dir data/ --as-known-on 2026-07-20 --out out-2

Calculates the whole contract again with all that is known now, and posts the difference with the settlement before, with the reason (postings.csv).
What stayed the same is not posted. The directory also gets all that settle writes, so that the next correction goes on from here.
  --contract FILE          an amended contract (a complete new text); else that of the settlement before
The other options are those of settle; --set of then holds unless another value is given.
Exit: as settle; 4 when the settlement before was changed or is of another contract.
)"}},
    {"verify", {R"(  bkm verify uit/

Rekent een afrekening of correctie opnieuw uit, met het contract dat zij bewaart, en vergelijkt elk bestand byte voor byte. Noemt elk bestand
dat verschilt (met de eerste regel), ontbreekt of er niet hoort, en elk bestand met gegevens dat is veranderd.
Afloop: 0 alles is gelijk, 1 iets verschilt, 2 geen afrekening.
)",
                R"(  bkm verify out/

Calculates a settlement or correction again, from the contract that it keeps, and compares every file byte by byte. Names each file that
differs (with its first line), is missing or does not belong, and each data file that changed.
Exit: 0 all is equal, 1 something differs, 2 no settlement.
)"}},
    {"explain", {R"(  bkm explain BKM3701
  bkm explain flow-fan-out

Legt een melding uit: de oorzaak, een fout en een goed contract, en wat het zou kosten. Werkt zonder netwerk.
)",
                 R"(  bkm explain BKM3701
  bkm explain flow-fan-out

Explains a message: its cause, a wrong and a right contract, and what it would cost. Works offline.
)"}},
    {"why", {R"(  bkm why uit/ 'basis[cliënt 1, aanbieder A, 2026-01]'
  bkm why uit/ 'rest deel[2026]'                   wat een verdeling overlaat
  bkm why uit/ 'basis,5.1,pay,gemeente,A,..'       een hele regel van lines.csv, zoals hij daar staat

De afleiding van een bedrag uit een afrekening: de regels, het tarief, de trede, de afronding en de kortingen, tot op de cent.
Rekent opnieuw met het bewaarde contract en de bestanden die het manifest noemt; als die veranderd zijn, zegt bkm welke.
Onder "Verder" staat de vraag naar een bedrag of waarde waaruit dit is opgebouwd.
)",
             R"(  bkm why out/ 'basis[cliënt 1, aanbieder A, 2026-01]'
  bkm why out/ 'rest deel[2026]'                   what a split leaves
  bkm why out/ 'basis,5.1,pay,gemeente,A,..'       a whole line of lines.csv, as it stands there

The derivation of one amount of a settlement: rows, rate, band, rounding and cuts, to the cent.
Calculates again from the kept contract and the files that the manifest names; if those have changed, bkm says which.
Below "Further" stands the question for an amount or value that this is made of.
)"}},
    {"new", {R"(  bkm new begeleiding/
  bkm new perceel/ --from tabel-9

Maakt een map met een contract, gegevens en een rekenvoorbeeld; het is meteen te testen en af te rekenen. Wat er al staat, blijft.
  --from VOORBEELD                 start (standaard), tabel-8 of tabel-9
)",
             R"(  bkm new support/
  bkm new lot/ --from tabel-9

Makes a directory with a contract, data and a worked example; it can be tested and settled at once. What is there stays.
  --from EXAMPLE                   start (default), tabel-8 or tabel-9 (in Dutch)
)"}},
    {"stdlib", {R"(  bkm stdlib
  bkm stdlib wmo

De modules die bij bkm horen, of de tekst van een ervan. In een contract: gebruik "wmo".
Een module met dezelfde naam naast het contract (of in modules/ daar) gaat voor.
)",
                R"(  bkm stdlib
  bkm stdlib wmo

The modules that come with bkm, or the text of one. In a contract: use "wmo".
A module of the same name beside the contract (or in modules/ there) comes first.
)"}},
    {"card", {R"(  bkm card contract.bkm
  bkm card contract.bkm --format json

Het contract als transactiekaart: partijen, prestatie, beloning en periode, ingevuld uit de tekst.
)",
              R"(  bkm card contract.bkm
  bkm card contract.bkm --format json

The contract as a transaction card: parties, performance, reward and period, filled from its text.
)"}},
};

}  // namespace

std::string overview(Language language) { return std::string(kOverview.in(language)); }

std::string help(const std::string& command, Language language) {
  auto found = kCommands.find(command);
  if (found == kCommands.end()) return {};
  return std::string(found->second.in(language)) + std::string(kShared.in(language));
}

}  // namespace bkm::cli
