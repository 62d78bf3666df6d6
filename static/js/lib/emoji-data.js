// One emoji a line: the emoji; its shortcode; English words; its Russian name; Russian words. The names are our own.
// Shortcodes are unique and are the English names, with lines for spaces.
export const EMOJI_GROUPS = /** @type {const} */ ({
  people: `
😀;grinning;happy smile;широкая улыбка;радость смех
😃;smiley;happy joy;радостное лицо;улыбка счастье
😄;smile;happy laugh;улыбка;радость смех
😁;beaming;grin happy teeth;сияющая улыбка;зубы ухмылка
😆;laughing;lol happy haha;хохот;смех ха-ха
😅;sweat_smile;relief nervous phew;улыбка с потом;уф неловко
🤣;rofl;laugh floor lol;катаюсь по полу;смех ржу лол
😂;joy;tears laugh lol;слёзы радости;смех до слёз лол
🙂;slight_smile;ok fine;лёгкая улыбка;нормально
🙃;upside_down;irony silly;вверх ногами;ирония перевёрнутое
😉;wink;joke hint;подмигивание;шутка намёк
😊;blush;pleased warm thanks;румянец;приятно спасибо
😇;innocent;angel halo;ангел;нимб невинность
🥰;smiling_hearts;love adore;лицо с сердечками;любовь обожаю
😍;heart_eyes;love wow;глаза-сердечки;любовь восторг
🤩;star_struck;wow amazing;звёзды в глазах;вау восторг
😘;kiss;love blow;воздушный поцелуй;любовь целую
😋;yum;tasty delicious;вкусно;язык ням
😛;tongue;playful tease;язык;дразнить
😜;wink_tongue;crazy joke;язык и подмигивание;шутка дурачусь
🤪;zany;crazy silly;безумное лицо;дурачусь сумасшедший
😎;sunglasses;cool;тёмные очки;круто
🤓;nerd;glasses smart;ботаник;очки умник
🧐;monocle;inspect hmm;монокль;изучаю хм
🥳;partying;birthday celebrate hooray;вечеринка;праздник день рождения ура
🤗;hug;thanks warm;объятия;обнимаю спасибо
🤔;thinking;hmm wonder;раздумье;думаю хм
🤨;raised_eyebrow;doubt really;поднятая бровь;сомнение серьёзно
😐;neutral;meh;нейтральное лицо;никак
😑;expressionless;meh;без выражения;никак
😶;no_mouth;silent speechless;без рта;молчу
🫡;salute;yes sir respect;отдаю честь;есть уважение
🤫;shush;quiet secret;тихо;тсс секрет
🤭;giggle;oops hand;прикрытый рот;ой хихи
🫢;gasp;surprise oops;рот рукой;ой удивление
😏;smirk;sly;ухмылка;хитро
😒;unamused;annoyed meh;недовольство;скука
🙄;eye_roll;whatever annoyed;закатанные глаза;ну да конечно
😬;grimace;awkward teeth;гримаса;неловко
😮‍💨;exhale;sigh relief;выдох;вздох уф
🫠;melting;hot awkward;таю;жарко неловко
😌;relieved;calm peace;облегчение;спокойствие
😔;pensive;sad sorry;задумчивость;грусть жаль
😴;sleeping;zzz tired night;сон;сплю спокойной ночи
🥱;yawn;bored tired;зевок;скучно устал
😷;mask;ill sick;маска;болею
🤒;thermometer;ill sick fever;градусник;болею температура
🤢;nauseated;sick disgust;тошнота;фу плохо
🤯;mind_blown;wow explode shock;взрыв мозга;шок вау
🥵;hot_face;heat sweat;жарко;пот жара
🥶;cold_face;freezing winter;холодно;мороз замёрз
😵‍💫;dizzy_face;confused spiral;кружится голова;спираль
😕;confused;unsure;растерянность;непонятно
😟;worried;concern;тревога;волнуюсь
🙁;slight_frown;sad;лёгкая грусть;жаль
😮;open_mouth;wow surprise;открытый рот;ого удивление
😲;astonished;wow shock;изумление;ого шок
😳;flushed;shy embarrassed;смущение;стыд покраснел
🥺;pleading;please puppy;умоляю;пожалуйста глазки
🥹;holding_tears;touched proud;сдерживаю слёзы;трогательно
😨;fearful;scared;страх;боюсь
😰;anxious;nervous sweat;холодный пот;тревога
😢;cry;sad tear;плачу;грусть слеза
😭;sob;cry sad tears;рыдаю;плач слёзы
😱;scream;scared horror;крик;ужас страх
😞;disappointed;sad;разочарование;грусть
😓;downcast_sweat;tired hard;уныние;пот устал
😩;weary;tired;измождение;устал
😤;huffing;proud angry steam;пар из носа;злость упрямство
😡;rage;angry mad;ярость;злость
🤬;cursing;swear angry;ругань;мат злость
😈;smiling_devil;evil mischief;довольный чертёнок;зло шалость
💀;skull;dead lol;череп;умер смерть
💩;poop;bad;какашка;плохо
🤡;clown;joke fool;клоун;шут
👻;ghost;halloween boo;привидение;хэллоуин бу
👽;alien;space ufo;пришелец;космос нло
🤖;robot;bot machine;робот;бот
😺;smiling_cat;cat happy;улыбающийся кот;кошка
🙈;see_no_evil;monkey hide;ничего не вижу;обезьяна стыдно
🙉;hear_no_evil;monkey ears;ничего не слышу;обезьяна
🙊;speak_no_evil;monkey secret;ничего не скажу;обезьяна секрет
👋;wave;hello bye hi;машу рукой;привет пока
🤚;raised_back_hand;stop;тыльная сторона ладони;стоп
✋;raised_hand;stop high five;поднятая рука;стоп
🖖;vulcan;spock;вулканский салют;спок
👌;ok_hand;perfect fine;окей;отлично хорошо
🤌;pinched_fingers;italian what;щепоть;что итальянец
✌️;victory;peace two;победа;мир два
🤞;crossed_fingers;luck hope;скрещённые пальцы;удача надеюсь
🤟;love_you_hand;rock;люблю тебя;рок
🤘;horns;rock metal;коза;рок метал
🤙;call_me;hang loose;позвони мне;шака
👈;point_left;left;палец влево;налево
👉;point_right;right;палец вправо;направо
👆;point_up;this above;палец вверх указательный;выше это
👇;point_down;below;палец вниз указательный;ниже
👍;thumbs_up;yes like good agree plus;большой палец вверх;да лайк хорошо согласен
👎;thumbs_down;no dislike bad minus;большой палец вниз;нет дизлайк плохо
✊;raised_fist;power;поднятый кулак;сила
👊;fist_bump;punch;кулак;удар брофист
👏;clap;applause bravo;аплодисменты;браво хлопаю
🙌;raised_hands;hooray praise;руки вверх;ура
🫶;heart_hands;love;сердце из рук;любовь
👐;open_hands;hug;открытые ладони;обнимаю
🤝;handshake;deal agree;рукопожатие;договорились
🙏;pray;please thanks hope;сложенные ладони;спасибо пожалуйста молюсь
✍️;writing;note pen;пишу;заметка ручка
💪;muscle;strong power;бицепс;сила мышца
🧠;brain;smart think;мозг;ум
👀;eyes;look watching;глаза;смотрю
👁️;eye;look see;глаз;вижу
👄;mouth;lips kiss;рот;губы
🤷;shrug;dunno;пожимаю плечами;не знаю
🤦;facepalm;oh no;рука-лицо;фейспалм
🙋;raising_hand;question me;поднимаю руку;вопрос я
💃;dancing;dance party;танец;танцую
🕺;dancing_man;dance disco;танцор;диско танцую
🧑‍💻;technologist;coder developer computer;за компьютером;программист разработчик
🥷;ninja;stealth;ниндзя;тайно
🧙;mage;wizard magic;волшебник;маг магия`,
  nature: `
🐶;dog;puppy pet;собака;пёс щенок
🐱;cat;kitten pet;кошка;кот котёнок
🐭;mouse_face;animal;мышь;зверь
🐹;hamster;pet;хомяк;питомец
🐰;rabbit;bunny easter;кролик;заяц
🦊;fox;animal;лиса;лис
🐻;bear;animal;медведь;мишка
🐼;panda;bear;панда;медведь
🐨;koala;australia;коала;австралия
🐯;tiger;animal;тигр;зверь
🦁;lion;king;лев;царь
🐮;cow;animal;корова;животное
🐷;pig;animal;свинья;поросёнок
🐸;frog;toad;лягушка;жаба
🐵;monkey;ape;обезьяна;мартышка
🐔;chicken;bird hen;курица;птица
🐧;penguin;bird linux;пингвин;птица линукс
🐦;bird;tweet;птица;птичка
🦉;owl;bird night;сова;птица ночь
🦄;unicorn;magic horse;единорог;магия лошадь
🐝;bee;honey insect;пчела;мёд
🐛;bug;insect error;гусеница;баг ошибка жук
🦋;butterfly;insect;бабочка;насекомое
🐌;snail;slow;улитка;медленно
🐢;turtle;slow;черепаха;медленно
🐍;snake;python;змея;питон
🐙;octopus;sea;осьминог;море
🐬;dolphin;sea;дельфин;море
🐳;whale;sea docker;кит;море
🦈;shark;sea;акула;море
🦖;dinosaur;rex;динозавр;рекс
🐾;paws;prints pet;следы лап;лапки
🌸;cherry_blossom;flower spring;цветущая вишня;цветок весна сакура
🌹;rose;flower love;роза;цветок
🌻;sunflower;flower;подсолнух;цветок
💐;bouquet;flowers;букет;цветы
🌱;seedling;plant grow;росток;растение расти
🌳;tree;nature;дерево;природа
🌲;evergreen;tree forest;ёлка;лес дерево
🌵;cactus;desert;кактус;пустыня
🍀;clover;luck;клевер;удача
🍁;maple_leaf;autumn canada;кленовый лист;осень
🍄;mushroom;fungus;гриб;лес
🌞;sun_face;sunny warm;солнце с лицом;солнечно тепло
🌙;moon;night;луна;ночь месяц
⭐;star;favourite;звезда;избранное
🌈;rainbow;colours pride;радуга;цвета
☀️;sun;sunny weather;солнце;погода
☁️;cloud;weather;облако;погода
⚡;zap;lightning fast electric;молния;быстро ток
❄️;snowflake;cold winter;снежинка;зима холод
⛄;snowman;winter;снеговик;зима
🔥;fire;hot lit;огонь;пламя горячо круто
💧;droplet;water;капля;вода
🌊;ocean_wave;sea water;волна;море вода`,
  food: `
🍎;apple;fruit;яблоко;фрукт
🍌;banana;fruit;банан;фрукт
🍉;watermelon;fruit summer;арбуз;лето
🍓;strawberry;berry;клубника;ягода
🍒;cherries;berry;вишня;ягода
🍑;peach;fruit;персик;фрукт
🍋;lemon;fruit sour;лимон;кислый
🥑;avocado;fruit;авокадо;фрукт
🥕;carrot;vegetable;морковь;овощ
🌶️;hot_pepper;spicy chili;острый перец;чили
🍞;bread;toast;хлеб;тост
🧀;cheese;food;сыр;еда
🥚;egg;food;яйцо;еда
🥞;pancakes;breakfast;блины;завтрак
🍔;burger;hamburger;бургер;гамбургер
🍟;fries;potato;картошка фри;картофель
🍕;pizza;slice;пицца;кусок
🌮;taco;mexican;тако;мексика
🍣;sushi;japan fish;суши;япония
🍜;noodles;ramen soup;лапша;рамен суп
🥟;dumpling;pelmeni;пельмень;вареник
🍦;ice_cream;dessert;мороженое;десерт
🍩;doughnut;dessert donut;пончик;десерт
🍪;cookie;biscuit;печенье;кука
🎂;birthday_cake;birthday party;торт;день рождения
🍰;cake;dessert;кусок торта;десерт
🍫;chocolate;sweet;шоколад;сладкое
🍿;popcorn;film watch;попкорн;кино
☕;coffee;hot drink morning;кофе;утро
🍵;tea;hot drink;чай;пить
🍺;beer;drink bar;пиво;бар
🍻;cheers;beer drink;чокаемся;пиво за здоровье
🥂;clinking_glasses;cheers celebrate;бокалы;праздник за здоровье
🍷;wine;drink;вино;бокал
🧋;bubble_tea;drink;бабл-ти;чай`,
  activity: `
🎉;tada;party celebrate hooray congratulations;хлопушка;праздник ура поздравляю
🎊;confetti;party celebrate;конфетти;праздник
🎈;balloon;party birthday;воздушный шар;праздник
🎁;gift;present birthday;подарок;праздник
🎄;christmas_tree;new year;новогодняя ёлка;новый год рождество
🎃;pumpkin;halloween;тыква;хэллоуин
🎆;fireworks;celebrate;фейерверк;салют
🏆;trophy;win cup;кубок;победа
🥇;gold_medal;first win;золотая медаль;первый победа
🥈;silver_medal;second;серебряная медаль;второй
🥉;bronze_medal;third;бронзовая медаль;третий
⚽;soccer;football ball;футбол;мяч
🏀;basketball;ball;баскетбол;мяч
🎾;tennis;ball;теннис;мяч
🏓;ping_pong;table tennis;пинг-понг;теннис
🎯;dart;target goal bullseye;мишень;цель дартс
🎮;video_game;gamepad play;видеоигра;геймпад играть
🎲;dice;game luck;игральная кость;удача игра
♟️;chess;pawn game;шахматы;пешка
🧩;puzzle;piece;пазл;головоломка
🎨;art;palette paint;палитра;рисование искусство
🎵;music;note song;нота;музыка песня
🎧;headphones;music listen;наушники;музыка
🎤;microphone;sing karaoke;микрофон;пою
🎸;guitar;music rock;гитара;музыка
🎬;clapper;film movie;хлопушка кино;фильм`,
  travel: `
🚀;rocket;launch fast ship;ракета;запуск быстро
✈️;airplane;travel flight;самолёт;полёт
🚗;car;drive;машина;авто
🚕;taxi;car;такси;машина
🚌;bus;ride;автобус;ехать
🚲;bicycle;bike;велосипед;байк
🚂;train;rail;поезд;паровоз
🚢;ship;boat sea;корабль;море
🚨;siren;alarm alert police;мигалка;тревога
🚧;construction;work roadblock;ремонт;стройка
🚦;traffic_light;road;светофор;дорога
🏠;house;home;дом;домик
🏢;office;building work;офис;здание
🏰;castle;guild;замок;гильдия
🏖️;beach;holiday sea;пляж;отпуск море
🏔️;mountain;snow;гора;снег
🗺️;map;world;карта мира;путешествие
🌍;earth;globe world;земля;мир планета
⏰;alarm_clock;time morning;будильник;время утро
⏳;hourglass;wait time;песочные часы;жду время
⌚;watch;time clock;часы;время`,
  objects: `
💻;laptop;computer;ноутбук;компьютер
🖥️;desktop_computer;screen;компьютер;экран монитор
⌨️;keyboard;type;клавиатура;печатать
🖱️;computer_mouse;click;компьютерная мышь;клик
📱;phone;mobile;телефон;мобильный
📷;camera;photo;фотоаппарат;фото камера
💡;bulb;idea light;лампочка;идея свет
🔋;battery;power;батарейка;заряд
🔌;plug;power electric;вилка;ток
🔍;magnifier;search find;лупа;поиск искать
🔒;lock;closed secure;замок закрытый;закрыто безопасно
🔓;unlock;open;открытый замок;открыто
🔑;key;password;ключ;пароль
🔨;hammer;tool build;молоток;инструмент
🔧;wrench;tool fix;гаечный ключ;инструмент чинить
⚙️;gear;settings;шестерёнка;настройки
🧪;test_tube;experiment science;пробирка;тест опыт
📌;pin;important;кнопка;закрепить
📎;paperclip;attach;скрепка;вложение
✂️;scissors;cut;ножницы;резать
📝;memo;note write;заметка;писать
📚;books;read study;книги;учёба читать
📅;calendar;date;календарь;дата
📈;chart_up;growth;график вверх;рост
📉;chart_down;fall;график вниз;падение
📦;package;box release;коробка;посылка релиз
✉️;envelope;mail letter;конверт;письмо почта
📣;megaphone;announce;мегафон;объявление
🔔;bell;notify;колокольчик;уведомление
🔕;no_bell;mute;без звука;тихо
💰;money_bag;rich;мешок денег;деньги
💎;gem;diamond;алмаз;драгоценность
👑;crown;king queen;корона;король
🗑️;wastebasket;delete trash;корзина;удалить мусор`,
  symbols: `
❤️;heart;love red;красное сердце;любовь
🧡;orange_heart;love;оранжевое сердце;любовь
💛;yellow_heart;love;жёлтое сердце;любовь
💚;green_heart;love;зелёное сердце;любовь
💙;blue_heart;love;синее сердце;любовь
💜;purple_heart;love;фиолетовое сердце;любовь
🖤;black_heart;love dark;чёрное сердце;любовь
🤍;white_heart;love;белое сердце;любовь
💔;broken_heart;sad;разбитое сердце;грусть
💖;sparkling_heart;love;сверкающее сердце;любовь
💯;hundred;perfect score;сто;отлично точно
✨;sparkles;magic new shiny;искры;магия новое блеск
💥;boom;explosion;взрыв;бум
💫;dizzy;star;головокружение;звезда
💤;zzz;sleep;храп;сон
💬;speech_bubble;chat message;облачко речи;сообщение чат
💭;thought_bubble;think;облачко мысли;думаю
✅;check;done yes ok;галочка;готово да
☑️;checked_box;done;отмеченный флажок;готово
❌;cross;no wrong;крестик;нет неверно
❓;question;what;вопрос;что
❗;exclamation;important;восклицательный знак;важно
⚠️;warning;careful alert;предупреждение;осторожно
⛔;no_entry;stop forbidden;въезд запрещён;нельзя стоп
🚫;prohibited;no forbidden;запрещено;нельзя
♻️;recycle;again;переработка;снова
➕;plus;add;плюс;добавить
➖;minus;remove;минус;убрать
🆗;ok;okay;окей знак;хорошо
🆕;new;fresh;новое;свежее
🔴;red_circle;dot;красный круг;точка
🟡;yellow_circle;dot;жёлтый круг;точка
🟢;green_circle;dot;зелёный круг;точка
🏁;chequered_flag;finish;финишный флаг;финиш
🚩;red_flag;warning;красный флаг;тревога
🏳️‍🌈;rainbow_flag;pride;радужный флаг;прайд`,
});
