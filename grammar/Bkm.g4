// The syntax of both languages. Keywords are virtual tokens: the lexer reads words, and a table (keywords.txt) turns them into keywords by the
// language of the first line. A `.._word` rule pairs the Dutch and the English word of one place.
// A keyword may be an author's name where no second reading exists: rules name, call_name, free_name. No alternative may be ambiguous; a test
// holds every sample contract to that.
grammar Bkm;
import BkmKeywords;  // tokens { USE, PARTIES .. }: generated from keywords.txt

file : header? statement* EOF ;
header : BKM NUMBER LANGUAGE (CONTRACT TEXT (VERSION TEXT)? | MODULE TEXT) (CURRENCY (ISO | name))? ;

statement
    : use | parties | term | data | unit_statement | performance | reward | table | scale | function | rule_statement | limit | reject | require
    | example
    ;

// --- declarations -----------------------------------------------------------------------------------------------------

use : USE TEXT ;
parties : PARTIES party+ ;
party : role word (TEXT | '{' member (',' member)* '}')? ;
role : WORD | THIRD_PARTY | THIRD_PARTIES ;
member : name TEXT ;
term : PERIOD TERM DATE THROUGH DATE (EXTENDABLE THROUGH DATE)? SETTLE PER name calendar* ;
calendar : name since_word (DATE | NUMBER name) ;
unit_statement : UNIT word (',' word)* ('=' literal)? ;

data
    : DATA name (PER names)? completeness? (KEY names | WITHOUT_KEY)? (on_word name)? (from_word name THROUGH name)? (KNOWN on_word name)?
      (CREDITS name)? source? column*
    ;
completeness : COMPLETE | INCOMPLETE ;
source : source_word TEXT source_where? reading? | reading ;  // without a file: of the file with the name of the table
reading : notation date_format? AS_FRACTION? empty_texts? | date_format AS_FRACTION? empty_texts? | AS_FRACTION empty_texts? | empty_texts ;
notation : NUMBERS (name | AND) ;
empty_texts : EMPTY TEXT (',' TEXT)* ;
source_where : WHERE (name | TEXT) ('=' mark | IN '{' mark (',' mark)* '}') ;
mark : TEXT | NUMBER | YES | NO ;
date_format : DATE_WORD name '-' name '-' name ;

column
    : column_name (',' word)* empty_rule? heading?
    | word (',' word)* ':' type range? empty_rule? nature? heading?
    | word (',' word)* IN literal_set empty_rule? heading?
    ;
column_name : (free_name | word_name) ('/' name)? ;
bound_column : (since_word | ABOVE | THROUGH | AT) (':' type range?)? empty_rule? heading? ;
heading : source_word TEXT ;
empty_rule : OR (EMPTY | NONE) | EMPTY_IS (bare | TEXT | YES | NO) ;
nature : FLOW | STOCK | LEVEL ;
type : (name | currency) ('(' NUMBER ')')? per* ;
range : bare '..' bare? | IN literal_set ;
bare : '-'? (currency? NUMBER | PERCENT) ;

performance : PERFORMANCE call_name TEXT feature* ;
feature : (NATURE | OUTCOME | OBLIGATION | RISK | INDICATOR) name ;
reward : REWARD (ROUND step_word rounding (since_word DATE ':' rounding)*)? ;
rounding : (THE_CENT | literal) (UP | DOWN | HALF (EVEN | DOWN))? ;

// --- tables and scales ------------------------------------------------------------------------------------------------

table : TABLE name PER names completeness? (ROW+ | source (column | bound_column)*) growth* growth_rounding? article? ;
scale
    : SCALE name (PER names)? completeness? OVER (name | currency) scale_kind (band+ | ROW+ | source (column | bound_column)*) scale_ends?
      growth* growth_rounding? article?
    ;
scale_kind : VALUE | VOLUME | BRACKETS | LINEAR ;
band : (since_word | ABOVE | AT) limit_value ':' band_value | limit_value THROUGH limit_value ':' band_value ;
limit_value : '-'? literal ;
band_value : NONE | '-'? band_amount ('+' band_amount)? ;
band_amount : literal | name ;
scale_ends : OUTSIDE ':' (FLAT | EXTENDED | ERROR) ;
growth : (RISES | FALLS) name PERCENT since_word DATE ;
growth_rounding : ROUNDED step_word rounding ;

function : FUNCTION name '(' parameter (',' parameter)* ')' '=' expr ;
parameter : name ':' type ;

// --- rules ------------------------------------------------------------------------------------------------------------

rule_statement : rule_kind rule_head '=' expr step* clause* ;
rule_head : name TEXT? (PER names)? presence? rule_start? payer? receiver? (on_word moment)? ;
rule_kind : RATE | PARAMETER | DEFINE | PAY | BONUS | PENALTY | ADJUST | CONDITION | PUBLISH ;
presence : (FOR_EACH | ONLY_WITH) name ;
rule_start : (SINCE_FIRST | SINCE_START) name ;
payer : from_word name ;
receiver : to_word name ;
moment : (NUMBER name AFTER)? anchor ;
anchor : name | edge_day ;
step : since_word DATE ':' (expr | NONE) | growth ;
clause
    : CUMULATIVE name
    | PART name (PRO_RATA | BEGIN day_rule ',' END day_rule)
    | ROUNDED step_word rounding
    | PROVISIONAL
    | FORMERLY TEXT
    | article
    ;
day_rule : counts_word | counts_not_word | COUNTS_BEFORE NUMBER | COUNTS_FROM NUMBER ;
article : ARTICLE TEXT ;

limit
    : LIMIT (name ':')? names PER names till_word expr ((ORDER names | PRO_RATA) (AFTER name)?)? except? PROVISIONAL? article?
    ;
except : EXCEPT WHERE condition (counted_word | not_counted_word)? ;
reject : REJECT name TEXT IF expr article? ;
require : REQUIRE TEXT (PER names)? presence? ':' expr article? ;

// --- worked examples --------------------------------------------------------------------------------------------------

example : EXAMPLE TEXT (KNOWN on_word DATE (AFTER DATE)?)? (given | expect)+ ;
given : GIVEN name (ROW+ | keys '=' expr) ;
expect : EXPECT (expect_value | expect_scale | expect_total | expect_fate | expect_counts) ;
expect_value : (GROSS | NET | ADJUSTMENT | DIFFERENCE | REST)? name keys '=' (expr | NONE) precision? ;
expect_scale : name keys? '(' expr (',' expr)* ')' ('.' name)? (on_word DATE)? '=' (expr | NONE) precision? ;
expect_total : TOTAL name? payer? receiver? '=' expr ;
expect_fate : fate name keys TEXT? ;
expect_counts : ROWS name '=' NUMBER fate ('+' NUMBER fate)* ;
fate : USED | UNUSED | CANCELLED | REJECTED | OUT_OF_SCOPE ;
precision : AS_PRINTED | TOLERANCE expr ;
keys : '[' key (',' key)* ']' ;
key : name? (DATE | PERIOD_KEY | YEARS | NUMBER | TEXT | name) ;

// --- expressions ------------------------------------------------------------------------------------------------------
// `and` beside `or`, and a bound beside arithmetic, are read here and refused by the tree builder, which can say what to write.

expr : or_expr (IF or_expr (ELSE expr)?)? ;
or_expr : and_expr (OR and_expr)* ;
and_expr : not_expr (AND not_expr)* ;
not_expr : NOT? comparison ;
comparison : sum (compare_op sum | IN literal_set)? ;
compare_op : '=' | '<>' | '<' | '<=' | '>' | '>=' ;
sum : product (('+' | '-') product)* ;
product : split | factor (product_op factor)* ;
product_op : '*' | '/' | AT_MOST | AT_LEAST | ABOVE ;
split
    : SPLIT single OVER name (BY single)? (EACH (AT_LEAST single (AT_MOST single)? | AT_MOST single))? (REST to_word name)? EXACT?
    ;
factor : '-'? core (IF_MISSING (core | NONE))? ;
core
    : later
    | edge_day
    | literal
    | reference
    | call
    | parens
    | EACH single
    | KNOWN reference
    | aggregate
    | rank
    | (VORIGE | PREVIOUS) single
    ;
later : NUMBER name AFTER (single | edge_day) ;
edge_day : FIRST_DAY | LAST_DAY ;
parens : '(' expr ')' ;
call : call_name '(' expr (',' expr)* ')' ('.' name)? (on_word anchor)? ;
aggregate : (SUM | AVERAGE | HIGHEST | LOWEST) of_word single (WEIGHTED_BY single)? where? window? missing? | COUNT reference where? window? ;
rank : RANK of_word single AMONG name direction ties? ;
direction : HIGHEST_FIRST | LOWEST_FIRST ;
ties : TIES_TOGETHER | TIES_THEN single direction? ties? ;
missing : MISSING_REWEIGH | MISSING_COUNTS_AS NUMBER | MISSING_NO_RESULT ;
single : reference | literal | parens ;
reference : (GROSS | NET)? name keys? (source_word SUBMITTED? name)? (on_word anchor)? ;
where : WHERE condition ;
condition : (reference | call) (compare_op (single | call | later | edge_day) | IN literal_set) | NOT? (parens | KNOWN reference) ;
window : OVER (VORIG name | VORIGE NUMBER name | PREVIOUS NUMBER? name | name TO_DATE) ;

// --- literals and names -----------------------------------------------------------------------------------------------

literal_set : '{' literal (',' literal)* '}' ;
literal : currency NUMBER per* | NUMBER unit_name? per* | PERCENT | TEXT | DATE | PERIOD_KEY | YEARS | YES | NO ;
currency : SYMBOL | ISO ;
per : PER name ;
names : name (',' name)* ;
word : name ('/' name)? ;
name : call_name | word_name | clause_name ;
call_name : free_name | FLOW | STOCK | LEVEL | COMPLETE | INCOMPLETE ;
word_name
    : COUNT | SUM | AVERAGE | HIGHEST | LOWEST | RANK | OVER | AMONG | RATE | PARAMETER | BONUS | PENALTY | PAY | DEFINE | ADJUST | CONDITION | PUBLISH
    | PERFORMANCE | PERIOD | TABLE | FUNCTION | CONTRACT | MODULE | ARTICLE | ORDER | SUBMITTED | ROUNDED
    ;
clause_name : KEY | USE | UNIT ;  // as a column with a type or behind a comma: at the start of a line they begin a clause
unit_name : plain_name | word_name | clause_name | FLOW | STOCK | LEVEL | COMPLETE | INCOMPLETE ;  // not counts: behalve waar n > 3 telt mee
free_name : plain_name | TELT | COUNTS ;
plain_name
    : WORD | BEGIN | END | TERM | VERSION | VALUE | VOLUME | BRACKETS | LINEAR | KNOWN | EMPTY | AFTER | NATURE | OUTCOME | OBLIGATION | RISK | INDICATOR
    | EVEN | EXTENDABLE | VORIG | FLAT | ERROR | ROWS | TOTAL | DIFFERENCE | ADJUSTMENT | REST | REJECTED | USED | UNUSED | CANCELLED
    | CURRENCY | DATE_WORD
    ;

// --- one place, two languages -----------------------------------------------------------------------------------------

from_word : VAN | FROM ;
of_word : VAN | OF ;
since_word : VANAF | FROM ;
source_word : UIT | FROM ;
on_word : OP | ON ;
step_word : OP | TO ;
till_word : TOT | TO ;
to_word : AAN | TO ;
counts_word : TELT | COUNTS ;
counts_not_word : TELT_NIET | COUNTS_NOT ;
counted_word : TELT_MEE | COUNTS ;
not_counted_word : TELT_NIET_MEE | COUNTS_NOT ;

// --- lexer: the same in both languages --------------------------------------------------------------------------------

ROW : '|' ~[\r\n]* ;
DATE : C C C C '-' C C '-' C C ;
OTHER_DATE : C C? [-/] C C? [-/] C C C C | C C C C [-/] C C? [-/] C C? ;
PERIOD_KEY : C C C C '-' ([A-Za-z] C+ | C C) ;
YEARS : C C C C '/' C C C C ;
PERCENT : N [ \u00A0]? '%' ;
NUMBER : N ;
TEXT : '"' ~["\r\n]* '"' ;
OPEN_TEXT : '"' ~["\r\n]* ;
CURLY_TEXT
    : [\u201C\u201D\u201E\u201F] ~[\r\n\u201C\u201D\u201E\u201F]* ["\u201C\u201D\u201F] | '"' ~["\r\n\u201C\u201D\u201E\u201F]* [\u201C\u201D\u201F]
    | '\u00AB' ~[\r\n"\u00AB\u00BB]* '\u00BB' | '\u00BB' ~[\r\n"\u00AB\u00BB]* '\u00AB'
    | [\u2018\u201A\u201B] ~[\r\n\u2018\u2019\u201A\u201B]* [\u2018\u2019] | '\'' [A-Za-z0-9_.-]+ '\''
    ;
EQUAL : '=' ;
UNEQUAL : '<>' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' ;
DIVIDE : '/' ;
OPEN : '(' ;
CLOSE : ')' ;
OPEN_SET : '{' ;
CLOSE_SET : '}' ;
OPEN_KEY : '[' ;
CLOSE_KEY : ']' ;
COMMA : ',' ;
COLON : ':' ;
DOTS : '..' ;
DOT : '.' ;
SYMBOL : [\u20AC$\u00A3\u00A5] ;
WORD : [\p{L}_] [\p{L}\p{M}_0-9]* | 't/m' ;
COMMENT : '--' ~[\r\n]* -> channel(HIDDEN) ;
SLASHES : '//' ~[\r\n]* ;
LONG_DASH : [\u2014\u2015] ~[\r\n]* ;
SHORT_DASH : [\u2010-\u2013\u2212] ;
WHITE : [ \t\r\n\f\p{Zs}]+ -> skip ;
OTHER : . ;
fragment C : [0-9] ;
fragment N : C+ ([.,] C+)* ;
