"""Words that guessers try first, put together by ourselves. `passwords.py` also knows them with a few digits or signs around."""

_LISTED = """
password passwort passwd parole parola contrasena motdepasse senha wachtwoord salasana haslo heslo parol mypassword
thepassword newpassword yourpassword passwordpassword defaultpassword temppassword changeme changeit changethis
pass passpass passme mypass secret secrets topsecret mysecret supersecret letmein letmeinnow openup opensesame
admin administrator adminadmin root rootroot superuser sysadmin master mastermaster user username guest demo test
testing testtest tester default welcome welcomehome hello hellohello helloworld hellokitty login logmein signin
access account server service system manager support oracle postgres mysql cisco ubuntu debian windows microsoft
linux google yahoo hotmail gmail facebook twitter instagram whatsapp telegram discord youtube amazon apple samsung
nokia internet computer laptop keyboard monitor network wireless wifi
qwerty qwertz azerty qwertyu qwertyui qwertyuio qwertyuiop qwerqwer qweqwe qweqweqwe qweasd qweasdzxc qazwsx
qazwsxedc qazxsw asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl asdfasdf asdasd asdasdasd asdzxc zxcv zxcvb zxcvbn
zxcvbnm zxczxc poiuytrewq lkjhgfdsa mnbvcxz wasd wasdwasd abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcabc
iloveyou iloveu ilovegod ilovejesus iloveme ilovemom loveme lovely lover lovelove love lovers mylove truelove
sweetheart sweetie honey darling babygirl babyboy baby princess prince queen king angel angels beautiful beauty
gorgeous cutie sexy sexsex hottie playboy fuckyou fuckoff fuckme asshole bitch bullshit
monkey dragon tiger lion eagle falcon hawk panther jaguar wolf bear rabbit kitten kitty puppy doggie dolphin turtle
butterfly elephant spider scorpion phoenix unicorn pokemon pikachu charizard mustang ferrari porsche mercedes
corvette camaro chevrolet toyota honda yamaha kawasaki harley
football soccer baseball basketball hockey tennis golf golfer running swimming liverpool chelsea arsenal barcelona
juventus realmadrid manchester everton rangers celtic lakers yankees cowboys steelers packers patriots redsox
superman batman spiderman ironman wolverine joker starwars skywalker jedi matrix startrek terminator gandalf hobbit
frodo harrypotter hogwarts naruto sasuke goku minecraft fortnite roblox warcraft starcraft counterstrike callofduty
halo zelda mario nintendo playstation xbox gamer gaming legend hunter ninja samurai warrior killer hacker shadow
michael jennifer jessica ashley daniel jordan charlie thomas andrew joshua matthew robert william anthony nicole
michelle samantha amanda elizabeth victoria natasha alexander alexandra maria sophie hannah george richard maggie
pepper ginger buster bailey cookie chocolate cheese banana orange cherry strawberry peaches pumpkin coffee
summer winter spring autumn sunshine sunday monday friday january february december november october september
flower rainbow diamond silver golden purple yellow orange green blue black white red freedom peace forever
whatever nothing something anything trustno trustme blink fire water earth thunder lightning storm rain ocean
computer money dollar million lucky winner success power family mother father brother sister friend friends bestfriend
london paris berlin moscow newyork california texas florida america russia england germany france italy spain brazil
moskva privet lubov ljubov solnce solnyshko zvezda koroleva nastya natalia marina andrey sergey dmitry vladimir
пароль мойпароль привет любовь солнце солнышко йцукен йцукенг йцукенгшщзхъ фывапролдж фыва фывфыв ячсмить
наташа настя марина андрей сергей дмитрий максим россия москва зенит спартак котенок люблютебя админ секрет
correcthorsebatterystaple
"""
COMMON_WORDS = frozenset(_LISTED.split())
