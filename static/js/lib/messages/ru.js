/** @type {Record<keyof typeof import('./en.js').en, string | Partial<Record<Intl.LDMLPluralRule, string>>>} */
export const ru = {
  'app.name': 'Guildhall',
  'app.loading': 'Открываем Guildhall…',
  'app.failed': 'Не удаётся связаться с Guildhall.',

  'action.cancel': 'Отмена',
  'action.close': 'Закрыть',
  'action.copied': 'Скопировано',
  'action.copy': 'Копировать',
  'action.copy_failed': 'Браузер не разрешил копирование.',
  'action.copy_code': 'Копировать код',
  'action.create': 'Создать',
  'action.delete': 'Удалить',
  'action.edit': 'Изменить',
  'action.more': 'Ещё',
  'action.retry': 'Повторить',
  'action.retry_now': 'Повторить сейчас',
  'action.send': 'Отправить',

  'app.part_loading': 'Загрузка…',
  'app.part_failed': 'Не удалось загрузить эту часть.',
  'action.back': 'Назад',
  'unsaved.title': 'Есть несохранённые изменения.',
  'unsaved.reset': 'Сбросить',
  'unsaved.save': 'Сохранить',
  'settings.search': 'Поиск по настройкам',
  'settings.search_none': 'Ничего с таким названием.',
  'settings.app': 'Приложение',
  'home.title': 'Домой',
  'friends.title': 'Друзья',
  'person.profile': 'Профиль',
  'channel.copy_link': 'Скопировать ссылку',

  'sign_out.action': 'Выйти',

  'nav.guilds': 'Гильдии',
  'nav.channels': 'Каналы',
  'nav.members': 'Участники',
  'nav.skip_to_composer': 'Перейти к полю ввода',
  'nav.open_channels': 'Показать каналы',
  'nav.show_members': 'Показать участников',
  'nav.hide_members': 'Скрыть участников',

  'guild.create': 'Создать гильдию',
  'guild.create_lead': 'Гильдия — ваше собственное место с каналами и участниками.',
  'guild.name': 'Название гильдии',
  'guild.invite': 'Пригласить людей',
  'guild.invite_to': 'Пригласить в «{name}»',
  'guild.invite_lead': 'Вступить сможет каждый, кто откроет ссылку.',
  'guild.invite_expires': 'Срок действия',
  'guild.invite_hour': '1 час',
  'guild.invite_day': '1 день',
  'guild.invite_week': '7 дней',
  'guild.invite_never': 'Без срока',
  'guild.invite_uses': 'Число использований',
  'guild.invite_any_uses': 'Не ограничено',
  'guild.invite_used_up': {
    one: 'Сработает {count} раз.', few: 'Сработает {count} раза.', many: 'Сработает {count} раз.', other: 'Сработает {count} раза.',
  },
  'guild.invite_create': 'Создать ссылку',
  'guild.invite_again': 'Создать ещё одну',
  'guild.invite_link': 'Ссылка',
  'guild.invite_until': 'Действует до: {time}.',
  'guild.invite_for_ever': 'Действует, пока её не удалят.',
  'guild.invite_too_many': 'Приглашений уже столько, сколько может быть. Удалите лишние.',
  'guild.leave': 'Покинуть гильдию',
  'guild.leave_title': 'Покинуть «{name}»',
  'guild.leave_question': 'Её каналы больше не будут вам видны. Чтобы вернуться, понадобится приглашение.',
  'guild.leave_owner': 'Владелец не может уйти. Сначала передайте гильдию или удалите её.',
  'guild.none': 'Вы пока не состоите ни в одной гильдии.',
  'guild.unread': '{name}, есть непрочитанные сообщения',
  'guild.mentions': {
    one: '{name}, {count} упоминание', few: '{name}, {count} упоминания', many: '{name}, {count} упоминаний', other: '{name}, {count} упоминания',
  },

  'channel.create': 'Создать канал',
  'channel.create_in': 'Создать канал в «{name}»',
  'channel.name': 'Название канала',
  'channel.topic': 'Тема',
  'channel.type': 'Вид',
  'channel.type_text': 'Текстовый',
  'channel.type_announcement': 'Объявления',
  'channel.none': 'Здесь пока нет каналов.',
  'channel.none_lead': 'Выберите канал слева, чтобы читать его.',
  'channel.unread': '{name}, есть непрочитанные сообщения',
  'channel.mentions': {
    one: '{name}, {count} упоминание', few: '{name}, {count} упоминания', many: '{name}, {count} упоминаний', other: '{name}, {count} упоминания',
  },
  'channel.mark_read': 'Отметить прочитанным',
  'channel.not_found': 'Такого канала нет, или он вам не виден.',

  'members.online': 'В сети',
  'members.offline': 'Не в сети',
  'members.loading': 'Загружаем участников…',
  'status.online': 'В сети',
  'status.offline': 'Не в сети',
  'status.idle': 'Не активен',
  'status.dnd': 'Не беспокоить',

  'messages.list': 'Сообщения в «{name}»',
  'messages.start': 'Это начало канала #{name}.',
  'messages.start_lead': 'Поздоровайтесь: первое сообщение — самое трудное.',
  'messages.loading': 'Загружаем сообщения…',
  'messages.loading_older': 'Загружаем более старые сообщения…',
  'messages.failed': 'Не удалось загрузить сообщения.',
  'messages.new': 'Новое',
  'messages.new_since': {
    one: '{count} новое сообщение с {time}', few: '{count} новых сообщения с {time}',
    many: '{count} новых сообщений с {time}', other: '{count} нового сообщения с {time}',
  },
  'messages.new_since_more': 'Больше {count} новых сообщений с {time}',
  'messages.older': 'Вы читаете старые сообщения',
  'messages.newer': {
    one: '{count} новое сообщение', few: '{count} новых сообщения', many: '{count} новых сообщений', other: '{count} нового сообщения',
  },
  'messages.jump_to_present': 'К последним сообщениям',
  'messages.announce': '{name}: {content}',
  'messages.announce_many': {
    one: '{count} новое сообщение', few: '{count} новых сообщения', many: '{count} новых сообщений', other: '{count} нового сообщения',
  },

  'message.edited': '(изменено)',
  'message.edited_at': 'Изменено {time}',
  'message.pending': 'Отправляем…',
  'message.failed': 'Не отправлено.',
  'message.failed_why': 'Не отправлено: {reason}',
  'message.discard': 'Удалить',
  'message.actions': 'Действия с сообщением',
  'message.mark_unread': 'Отметить непрочитанным',
  'message.copy_text': 'Копировать текст',
  'message.copy_link': 'Копировать ссылку',
  'message.delete_title': 'Удалить сообщение',
  'message.delete_question': 'Удалить это сообщение для всех? Вернуть его будет нельзя.',
  'message.edit_label': 'Изменить сообщение',
  'message.edit_hint': 'Escape — отмена, Enter — сохранить',
  'message.spoiler': 'Спойлер: нажмите, чтобы показать',
  'message.spoiler_short': '(спойлер)',
  'message.code': 'Код',
  'message.code_in': 'Код на {language}',

  'mention.unknown_user': 'неизвестный участник',
  'mention.unknown_role': 'неизвестная роль',
  'mention.unknown_channel': 'неизвестный канал',

  'reaction.add': 'Добавить реакцию',
  'reaction.toggle': {
    one: '{emoji}, {count} реакция', few: '{emoji}, {count} реакции', many: '{emoji}, {count} реакций', other: '{emoji}, {count} реакции',
  },
  'reaction.by': '{emoji}: {names}',
  'reaction.search': 'Поиск эмодзи',
  'reaction.none': 'Эмодзи не найдены.',
  'names.others': { one: 'ещё {count}', few: 'ещё {count}', many: 'ещё {count}', other: 'ещё {count}' },
  'names.you': 'вы',

  'composer.label': 'Сообщение в #{name}',
  'composer.placeholder': 'Написать в #{name}',
  'composer.no_permission': 'Вы не можете писать в этом канале.',
  'composer.left': {
    one: 'Остался {count} символ', few: 'Осталось {count} символа', many: 'Осталось {count} символов', other: 'Осталось {count} символа',
  },
  'composer.too_long': {
    one: 'Лишний {count} символ', few: 'Лишние {count} символа', many: 'Лишних {count} символов', other: 'Лишних {count} символа',
  },

  'typing.one': '{first} печатает…',
  'typing.two': '{first} и {second} печатают…',
  'typing.three': '{first}, {second} и {third} печатают…',
  'typing.several': 'Несколько человек печатают…',

  'connection.connecting': 'Подключаемся…',
  'connection.reconnecting': 'Переподключаемся…',
  'connection.reconnecting_in': {
    one: 'Переподключение через {count} секунду', few: 'Переподключение через {count} секунды',
    many: 'Переподключение через {count} секунд', other: 'Переподключение через {count} секунды',
  },
  'connection.offline': 'Нет сети. Написанное уйдёт, когда связь вернётся.',

  'error.malformed': 'Сервер не понял запрос. Перезагрузите, пожалуйста, страницу.',
  'error.not_signed_in': 'Вы больше не в учётной записи. Войдите, пожалуйста, снова.',
  'error.wrong_credentials': 'Неверное имя пользователя или пароль.',
  'error.forbidden': 'Вам нельзя этого делать.',
  'error.csrf_failed': 'Страница устарела. Перезагрузите её, пожалуйста.',
  'error.foreign_origin': 'Страница открыта с другого адреса. Откройте, пожалуйста, сам Guildhall.',
  'error.registration_closed': 'Этот сервер сейчас не принимает новых участников.',
  'error.second_factor_required': 'Введите код из приложения-аутентификатора.',
  'error.invite_required': 'Для регистрации здесь нужно приглашение.',
  'error.account_disabled': 'Эта учётная запись отключена.',
  'error.wrong_version': 'Сервер не знает эту версию протокола загрузки.',
  'error.quota_exceeded': 'Для этого файла не осталось места.',
  'error.range_not_satisfiable': 'Такой части у файла нет.',
  'error.poll_closed': 'Этот опрос уже завершён.',
  'error.blocked_by_automod': 'Правило этого сервера не пропускает такое сообщение.',
  'error.slow_mode': 'Здесь включён медленный режим. Подождите немного, прежде чем писать снова.',
  'error.not_found': 'Этого больше нет, или оно вам не видно.',
  'error.method_not_allowed': 'Сервер не знает такого запроса. Перезагрузите, пожалуйста, страницу.',
  'error.username_taken': 'Это имя уже занято.',
  'error.email_taken': 'Учётная запись с такой почтой уже есть.',
  'error.conflict': 'Кто-то успел раньше. Посмотрите ещё раз и повторите.',
  'error.too_large': 'Слишком большой размер.',
  'error.wrong_type': 'Сервер не понял запрос. Перезагрузите, пожалуйста, страницу.',
  'error.invalid_fields': 'Некоторые поля заполнены неверно.',
  'error.rate_limited': 'Слишком часто. Подождите, пожалуйста, немного.',
  'error.rate_limited_seconds': {
    one: 'Слишком часто. Подождите, пожалуйста, {count} секунду.', few: 'Слишком часто. Подождите, пожалуйста, {count} секунды.',
    many: 'Слишком часто. Подождите, пожалуйста, {count} секунд.', other: 'Слишком часто. Подождите, пожалуйста, {count} секунды.',
  },
  'error.unavailable': 'Сервер занят или перезапускается. Повторите чуть позже.',
  'error.offline': 'Нет сети.',
  'error.timeout': 'Сервер не ответил вовремя.',
  'error.network': 'Не удаётся связаться с сервером.',
  'error.unknown': 'Что-то пошло не так. Повторите, пожалуйста.',

  'settings.title': 'Настройки',
  'settings.appearance': 'Внешний вид',
  'settings.theme': 'Тема',
  'settings.theme_dark': 'Тёмная',
  'settings.theme_light': 'Светлая',
  'settings.theme_system': 'Как в системе',
  'settings.theme_high_contrast': 'Контрастная',
  'settings.density': 'Плотность',
  'settings.density_cozy': 'Просторно',
  'settings.density_compact': 'Плотно',
  'settings.font_size': 'Размер текста',
  'settings.pixels': '{count} пикс.',
  'settings.language': 'Язык',
  'settings.language_system': 'Как в браузере',

  'date.today_at': 'сегодня в {time}',
  'date.yesterday_at': 'вчера в {time}',
  'date.tomorrow_at': 'завтра в {time}',
  'date.day_at': '{day} в {time}',
  'date.today': 'Сегодня',
  'date.yesterday': 'Вчера',

  'switcher.title': 'Перейти',
  'switcher.placeholder': 'Куда?',
  'switcher.none': 'Ничего с таким названием.',
  'guild.mark_read': 'Отметить гильдию прочитанной',
  'guild.menu': '{name}: меню гильдии',
  'channel.create_category': 'Создать категорию',
  'channel.category_name': 'Название категории',
  'channel.type_text_note': 'Писать могут все.',
  'channel.type_announcement_note': 'Новости, которые читают многие.',
  'nav.me': 'Вы',
  'members.owner': 'Владелец гильдии',
  'sessions.title': 'Сеансы',
  'sessions.lead': 'Всё, где вы вошли в учётную запись. Завершите незнакомые сеансы.',
  'sessions.current': 'Этот',
  'sessions.used': 'Последний раз {time}',
  'sessions.end': 'Завершить',
  'sessions.end_of': 'Завершить сеанс: {name}',
  'sessions.unknown': 'Неизвестная программа',
  'sessions.failed': 'Не удалось загрузить сеансы.',
  'shortcuts.title': 'Сочетания клавиш',
  'shortcuts.group_going': 'Перемещение',
  'shortcuts.group_reading': 'Чтение',
  'shortcuts.group_writing': 'Набор сообщения',
  'shortcuts.group_message': 'На сообщении в фокусе',
  'shortcuts.group_app': 'Guildhall',
  'shortcuts.switcher': 'Перейти к каналу, человеку или гильдии',
  'shortcuts.previous_channel': 'Предыдущий канал',
  'shortcuts.next_channel': 'Следующий канал',
  'shortcuts.previous_unread': 'Предыдущий непрочитанный канал',
  'shortcuts.next_unread': 'Следующий непрочитанный канал',
  'shortcuts.previous_mention': 'Предыдущий канал с упоминанием',
  'shortcuts.next_mention': 'Следующий канал с упоминанием',
  'shortcuts.previous_guild': 'Предыдущая гильдия',
  'shortcuts.next_guild': 'Следующая гильдия',
  'shortcuts.home': 'Личные сообщения и обратно в гильдию',
  'shortcuts.back': 'Назад',
  'shortcuts.forward': 'Вперёд',
  'shortcuts.region': 'Следующая часть экрана',
  'shortcuts.previous_region': 'Предыдущая часть экрана',
  'shortcuts.mark_read': 'Прочитано, к последним сообщениям',
  'shortcuts.mark_guild_read': 'Отметить гильдию прочитанной',
  'shortcuts.oldest_unread': 'К первому непрочитанному сообщению',
  'shortcuts.page_up': 'Страница вверх',
  'shortcuts.page_down': 'Страница вниз',
  'shortcuts.search': 'Поиск в канале',
  'shortcuts.pins': 'Закреплённые сообщения',
  'shortcuts.inbox': 'Входящие',
  'shortcuts.members': 'Показать или скрыть участников',
  'shortcuts.settings': 'Настройки',
  'shortcuts.help': 'Этот список',
  'shortcuts.create_guild': 'Создать гильдию или вступить в неё',
  'shortcuts.send': 'Отправить',
  'shortcuts.newline': 'Новая строка',
  'shortcuts.edit_last': 'Изменить своё последнее сообщение',
  'shortcuts.reply_last': 'Ответить на последнее сообщение',
  'shortcuts.bold': 'Жирный',
  'shortcuts.italic': 'Курсив',
  'shortcuts.underline': 'Подчёркнутый',
  'shortcuts.emoji': 'Эмодзи',
  'shortcuts.stickers': 'Стикеры',
  'shortcuts.upload': 'Прикрепить файлы',
  'shortcuts.edit': 'Изменить',
  'shortcuts.reply': 'Ответить',
  'shortcuts.react': 'Поставить реакцию',
  'shortcuts.pin': 'Закрепить',
  'shortcuts.unread': 'Отметить непрочитанным',
  'shortcuts.delete': 'Удалить; с Shift — без вопроса',
  'shortcuts.menu': 'Открыть меню',
  'message.delete_hint': 'Удерживайте Shift, чтобы удалить без вопроса.',
  'reaction.add_one': 'Реакция {emoji}',
  'composer.emoji': 'Вставить эмодзи',

  'reaction.found': 'Найдено',

  'field.name_wrong': 'Введите название от 1 до 100 символов.',

  // coming in: sign-in, invites, links
  'sign_in.title': 'Вход в {name}',
  'sign_in.lead': 'Тихое место для разговоров в своём кругу.',
  'sign_in.username': 'Имя пользователя',
  'sign_in.password': 'Пароль',
  'sign_in.email': 'Эл. почта',
  'sign_in.submit': 'Войти',
  'sign_in.submitting': 'Входим…',
  'sign_in.to_register': 'Создать учётную запись',
  'sign_in.no_account': 'Впервые здесь?',
  'sign_in.show_password': 'Показать пароль',
  'sign_in.hide_password': 'Скрыть пароль',
  'sign_in.ended': 'Сеанс завершён. Войдите, пожалуйста, снова.',
  'register.title': 'Новая учётная запись',
  'register.lead': 'Имя, пароль — и вы внутри.',
  'register.submit': 'Создать учётную запись',
  'register.submitting': 'Создаём учётную запись…',
  'register.to_sign_in': 'Войти',
  'register.have_account': 'Уже есть учётная запись?',
  'register.closed': 'Этот сервер сейчас не принимает новых участников.',
  'register.username_hint': 'От 2 до 32 букв и цифр; среди них могут быть точки, дефисы и подчёркивания.',
  'register.password_hint': 'Не меньше 8 символов. Подойдёт короткая фраза.',
  'claim.done': 'Теперь вы администратор.',
  'claim.void': 'Эта ссылка уже использована или устарела. Новую сервер напечатает при следующем запуске.',
  'register.email_wrong': 'Это не похоже на адрес почты.',
  'register.password_guessed': 'Этот пароль легко угадать. Выберите, пожалуйста, подлиннее.',

  'sign_in.forgot': 'Забыли пароль?',
  'sign_in.back': 'Назад ко входу',

  'code.title': 'Ещё один шаг',
  'code.lead': 'Ваша учётная запись просит второй фактор.',
  'code.label': 'Код',
  'code.note': 'Шесть цифр из приложения-аутентификатора.',
  'code.recovery': 'Резервный код',
  'code.recovery_note': 'Один из тех, что вы сохранили, когда включали второй фактор. Каждый действует один раз.',
  'code.use_recovery': 'Ввести резервный код',
  'code.use_app': 'Ввести код из приложения',
  'code.wrong': 'Код неверный или уже использован.',

  'register.invitation': 'Код приглашения',
  'register.invitation_wrong': 'Это приглашение недействительно или больше не действует.',

  'forgot.title': 'Забыли пароль?',
  'forgot.lead': 'Пришлём ссылку, по которой можно задать новый.',
  'forgot.submit': 'Прислать ссылку',
  'forgot.submitting': 'Отправляем…',
  'forgot.again': 'Прислать ещё раз',
  'forgot.sent': 'Если есть учётная запись с адресом {email}, ссылка уже в пути. Она действует один раз, в течение часа.',

  'reset.title': 'Новый пароль',
  'reset.lead': 'Все остальные сеансы завершатся.',
  'reset.password': 'Новый пароль',
  'reset.submit': 'Сохранить пароль',
  'reset.submitting': 'Сохраняем…',
  'reset.done': 'Новый пароль сохранён. Войдите с ним.',
  'reset.void_title': 'Эта ссылка больше не действует',
  'reset.void': 'Она уже использована или устарела.',
  'reset.void_again': 'Она уже использована или устарела. Можем прислать новую.',

  'invite.by': '{name} приглашает вас в гильдию',
  'invite.by_nobody': 'Вас приглашают в гильдию',
  'invite.members': {
    one: '{count} участник', few: '{count} участника', many: '{count} участников', other: '{count} участника',
  },
  'invite.online': '{count} в сети',
  'invite.join': 'Вступить',
  'invite.joining': 'Вступаем…',
  'invite.joining_as': 'Вы вступаете как {name}.',
  'invite.sign_in_first': 'Чтобы вступить, создайте учётную запись или войдите.',
  'invite.sign_in_only': 'Чтобы вступить, войдите.',
  'invite.after_sign_in': 'После этого вы сможете вступить в «{name}».',
  'invite.back': 'Назад к приглашению',
  'invite.home': 'В Guildhall',
  'invite.not_now': 'Не сейчас',
  'invite.loading': 'Открываем приглашение…',
  'invite.void_title': 'Это приглашение недействительно',
  'invite.void': 'Оно истекло, отозвано, или адрес неполон. Попросите прислать другое.',
  'invite.failed': 'Не удалось открыть приглашение.',
  'invite.refused': 'Эта гильдия сейчас вас не принимает.',

  // what comes with a message, and what the house says
  'message.answers': 'Ответ {name}: {text}',
  'message.answered_deleted': 'Исходное сообщение удалено.',
  'message.answered_attachment': 'Вложение',
  'message.forwarded': 'Переслано',
  'message.sticker': 'Стикер: {name}',
  'file.spoiler': 'Спойлер: нажмите, чтобы показать {name}',
  'system.member_joined': 'теперь в гильдии.',
  'system.message_pinned': 'закрепляет сообщение в этом канале.',
  'system.person_added': 'добавляет {name} в группу.',
  'system.person_removed': 'убирает {name} из группы.',
  'system.person_left': 'покидает группу.',
  'system.conversation_renamed': 'называет группу «{name}».',
  'system.conversation_unnamed': 'убирает название группы.',
  'system.poll_ended': '— опрос завершён.',
  'system.poll_undecided': 'Опрос «{question}» завершён, победителя нет.',
  'system.poll_result': {
    one: 'Опрос «{question}» завершён: «{winner}», {count} голос.',
    few: 'Опрос «{question}» завершён: «{winner}», {count} голоса.',
    many: 'Опрос «{question}» завершён: «{winner}», {count} голосов.',
    other: 'Опрос «{question}» завершён: «{winner}», {count} голоса.',
  },
  'poll.voters': {
    one: 'Проголосовал {count} человек',
    few: 'Проголосовали {count} человека',
    many: 'Проголосовали {count} человек',
    other: 'Проголосовали {count} человека',
  },
  'poll.closed': 'Завершён',
  'poll.until': 'Завершится {time}',

  // composer: autocomplete, commands, drafts
  'composer.timed_out': 'Вам временно запретили писать. Снова можно будет {time}.',
  'composer.announcements_only': 'Объявления здесь публикуют только некоторые участники.',
  'composer.cannot_reach': 'Этому человеку нельзя написать.',
  'composer.you_blocked': 'Вы заблокировали {name}.',
  'composer.unblock': 'Разблокировать',
  'suggest.label': 'Подсказки',
  'suggest.role': 'Роль: уведомит всех, у кого она есть',
  'suggest.everyone': 'Уведомит всех в этом канале',
  'suggest.here': 'Уведомит всех здесь, кто в сети',
  'command.me': 'Сообщит о действии, курсивом',
  'command.nick': 'Меняет ваше имя в этой гильдии',
  'command.nick_wants': 'новое имя или ничего, чтобы его убрать',
  'command.shrug': 'Добавит к сообщению ¯\\_(ツ)_/¯',
  'command.spoiler': 'Скроет сообщение, пока на него не нажмут',
  'command.tableflip': 'Добавит к сообщению (╯°□°)╯︵ ┻━┻',
  'command.unflip': 'Добавит к сообщению ┬─┬ノ( º _ ºノ)',
  'command.text': 'сообщение',
  'command.text_perhaps': 'сообщение, если нужно',
  'command.renamed': 'Теперь вас здесь зовут {name}',
  'command.unnamed': 'Теперь здесь видно ваше обычное имя',
  'format.label': 'Оформление',
  'format.bold': 'Полужирный',
  'format.italic': 'Курсив',
  'format.strike': 'Зачёркнутый',
  'format.code': 'Код',
  'format.spoiler': 'Спойлер',
  'format.quote': 'Цитата',
  'format.link': 'Ссылка',
  'reply.label': 'Ответ: {name}',
  'reply.to': 'Ответ: {name}',
  'reply.jump': 'Перейти к сообщению',
  'reply.ping': 'Уведомить: {name}',
  'reply.ping_on': 'Придёт уведомление. Нажмите, чтобы ответить без него',
  'reply.ping_off': 'Уведомления не будет. Нажмите, чтобы оно пришло',
  'reply.on': 'Вкл.',
  'reply.off': 'Выкл.',
  'reply.cancel': 'Не отвечать',
  'slow_mode.about': 'Медленный режим: одно сообщение за {time}',
  'slow_mode.wait': { one: 'Медленный режим: писать можно будет через {count} секунду', few: 'Медленный режим: писать можно будет через {count} секунды', many: 'Медленный режим: писать можно будет через {count} секунд', other: 'Медленный режим: писать можно будет через {count} секунды' },

  // scheduled messages

  // uploads and files

  // lightbox

  // polls

  // stickers

  // emoji picker
  'emoji.title': 'Эмодзи',
  'emoji.frequent': 'Часто используемые',
  'emoji.smileys': 'Смайлики и эмоции',
  'emoji.people': 'Люди и тело',
  'emoji.nature': 'Животные и природа',
  'emoji.food': 'Еда и напитки',
  'emoji.activities': 'Занятия',
  'emoji.travel': 'Путешествия и места',
  'emoji.objects': 'Предметы',
  'emoji.symbols': 'Символы',
  'emoji.flags': 'Флаги',
  'emoji.categories': 'Разделы эмодзи',
  'emoji.tone': 'Цвет кожи',
  'emoji.tone_0': 'Жёлтый',
  'emoji.tone_1': 'Светлый',
  'emoji.tone_2': 'Довольно светлый',
  'emoji.tone_3': 'Средний',
  'emoji.tone_4': 'Довольно тёмный',
  'emoji.tone_5': 'Тёмный',
  'emoji.tone_of': 'Цвет кожи: {name}',
  'emoji.has_tones': 'Другие цвета кожи: правая кнопка или долгое нажатие',
  'emoji.external': 'В этом канале нельзя использовать эмодзи других гильдий.',
  'emoji.found_count': {one: 'Найден {count} эмодзи', few: 'Найдено {count} эмодзи', many: 'Найдено {count} эмодзи', other: 'Найдено {count} эмодзи'},
  'emoji.failed': 'Не удалось загрузить эмодзи.',

  // message acts

  // pins, inbox, saved

  // forwarding

  // reports

  // friends

  // direct messages

  // profile

  // member list

  // own status

  // user settings

  // appearance and accessibility

  // account and security

  // first-run tour

  // guild settings

  // audit log

  // automod

  // expressions of a guild

  // guild menu, creating, joining

  // announcements

  // roles

  // permissions

  // channel settings

  // sidebar

  // guild rail and folders

  // notification settings

  // admin page

  // offline and updates
  'update.ready': 'Готова новая версия Guildhall.',
  'update.reload': 'Обновить',

  // push
  'push.new_message': 'Новое сообщение',
  'error.push_unsupported': 'Этот браузер не может сообщать о сообщениях, пока Guildhall закрыт.',
  'error.push_denied': 'Браузер не разрешает Guildhall показывать уведомления. Это можно изменить в настройках браузера.',
  'error.push_off': 'Браузеру не разрешили показывать уведомления.',
  'error.push_failed': 'Служба уведомлений браузера недоступна. Повторите попытку позже.',

  // search
  'search.title': 'Поиск',
  'search.label': 'Поиск сообщений',
  'search.placeholder': 'Поиск, или from: in: has:',
  'search.clear': 'Очистить',
  'search.suggestions': 'Подсказки',
  'search.where': 'Где искать',
  'search.everywhere': 'Везде',
  'search.sort': 'Порядок',
  'search.newest': 'Новые',
  'search.oldest': 'Старые',
  'search.relevance': 'Лучшие',
  'search.hint': 'Слова в любой форме, «фразы» в кавычках и операторы вроде from: или has:. Минус перед словом исключает его.',
  'search.failed': 'Не удалось выполнить поиск.',
  'search.loading': 'Поиск…',
  'search.none': 'Ничего не найдено.',
  'search.none_lead': 'Попробуйте меньше слов или поищите везде.',
  'search.count': { one: '{count} сообщение', few: '{count} сообщения', many: '{count} сообщений', other: '{count} сообщения' },
  'search.count_more': { one: 'Больше {count} сообщения', few: 'Больше {count} сообщений', many: 'Больше {count} сообщений', other: 'Больше {count} сообщений' },
  'search.indexing': 'Старые сообщения ещё индексируются.',
  'search.pages': 'Страницы',
  'search.page': '{page} из {pages}',
  'search.previous': 'Назад',
  'search.next': 'Далее',
  'search.op_from': 'кто написал',
  'search.op_mentions': 'кто упомянут',
  'search.op_in': 'канал',
  'search.op_has': 'image, link, file …',
  'search.op_before': 'день',
  'search.op_after': 'день',
  'search.op_during': 'день, месяц или год',
  'search.op_pinned': 'true или false',
  'message.jump': 'Перейти',

  // quick switcher
  'switcher.places': 'Куда перейти',
  'switcher.hint': '@ люди, # каналы, * гильдии',

  // shortcuts
};
