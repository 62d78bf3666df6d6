/* The timed part of a load client: one thread, one epoll, websocket frames counted by their headers.
 * Sign-in and handshakes happen in Python before; this gets connected non-blocking sockets. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { HEAD = 32, READ = 256 * 1024, EVENTS = 512, FIRST_ID = 100000000, ID_DIGITS = 9 };

typedef struct {
    int fd, alive;
    uint8_t header[10], head[HEAD];
    uint32_t header_length, head_length;
    int in_payload, opcode;
    uint64_t length, left;
    int64_t seen;
    int sender;
} connection;

typedef struct {
    int count, epoll;
    connection *connections;
    uint8_t *buffer;
} engine;

typedef struct {
    int32_t connection;
    int32_t frame_length;
    const uint8_t *frame;
    int32_t marks[4];      /* where the nine digits of the message's number go; -1 ends the list */
    int64_t outstanding;
} sender;

typedef struct {
    int32_t sender_count;
    sender *senders;
    int64_t window;        /* messages each sender may have unanswered; 0: paced by interval instead */
    int64_t interval;      /* nanoseconds between messages of the first sender */
    int64_t duration, drain;
    const char *event;     /* how a counted event begins */
    int32_t echoes;        /* 1: a sender's own event is its answer, 0: answers are Socket.IO acknowledgements */
    int64_t copies;        /* how many connections each message must reach; all of them: arrivals are timed per message */
    int64_t capacity;      /* length of the arrays below */
    int64_t *sent_at, *answered, *complete;
    int32_t *arrivals;
} plan;

typedef struct {
    int64_t sent, answered, deliveries, bytes, elapsed, missing;
    int32_t lost_connections, full, refused;
} outcome;

static int64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void lose(engine *e, connection *c) {
    if (!c->alive) return;
    c->alive = 0;
    epoll_ctl(e->epoll, EPOLL_CTL_DEL, c->fd, NULL);
}

static void send_all(engine *e, connection *c, const uint8_t *data, size_t length) {
    while (length && c->alive) {
        ssize_t n = send(c->fd, data, length, MSG_NOSIGNAL);
        if (n > 0) { data += n; length -= n; continue; }
        if (n < 0 && errno == EAGAIN) {
            struct pollfd wait = {c->fd, POLLOUT, 0};
            poll(&wait, 1, 1000);
        } else if (!(n < 0 && errno == EINTR)) lose(e, c);
    }
}

engine *engine_new(int count, const int32_t *fds) {
    engine *e = calloc(1, sizeof *e);
    e->count = count;
    e->epoll = epoll_create1(EPOLL_CLOEXEC);
    e->connections = calloc(count, sizeof *e->connections);
    e->buffer = malloc(READ);
    for (int i = 0; i < count; i++) {
        connection *c = &e->connections[i];
        c->fd = fds[i];
        c->alive = 1;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
        epoll_ctl(e->epoll, EPOLL_CTL_ADD, c->fd, &event);
    }
    return e;
}

void engine_free(engine *e) {
    close(e->epoll);
    free(e->connections);
    free(e->buffer);
    free(e);
}

typedef struct { engine *e; plan *p; outcome *o; int sending; int64_t now, last; } run;

static void send_message(run *r, sender *s) {
    if (r->o->sent >= r->p->capacity) { r->o->full = 1; return; }
    connection *c = &r->e->connections[s->connection];
    if (!c->alive) return;
    uint8_t frame[2048], digits[ID_DIGITS];
    memcpy(frame, s->frame, s->frame_length);
    int64_t number = FIRST_ID + r->o->sent;
    for (int i = ID_DIGITS - 1; i >= 0; i--, number /= 10) digits[i] = '0' + number % 10;
    for (int i = 0; i < 4 && s->marks[i] >= 0; i++) memcpy(frame + s->marks[i], digits, ID_DIGITS);
    r->p->sent_at[r->o->sent++] = now_ns();
    s->outstanding++;
    send_all(r->e, c, frame, s->frame_length);
}

static void on_answer(run *r, connection *c, int64_t index) {
    if (index < 0 || index >= r->o->sent || r->p->answered[index]) return;
    r->p->answered[index] = r->now - r->p->sent_at[index];
    r->o->answered++;
    if (c->sender < 0) return;
    sender *s = &r->p->senders[c->sender];
    s->outstanding--;
    while (r->sending && r->p->window && s->outstanding < r->p->window && !r->o->full) send_message(r, s);
}

static void on_event(run *r, connection *c) {
    plan *p = r->p;
    int64_t index = c->seen++;
    r->o->deliveries++;
    r->o->bytes += c->length;
    r->last = r->now;
    if (p->copies == r->e->count && index < r->o->sent && ++p->arrivals[index] == r->e->count)
        p->complete[index] = r->now - p->sent_at[index];
    if (p->echoes && c->sender >= 0) on_answer(r, c, index);
}

static void on_frame(run *r, connection *c, const uint8_t *head, uint32_t length) {
    static const uint8_t pong3[] = {0x81, 0x81, 0, 0, 0, 0, '3'}, pong[] = {0x8a, 0x80, 0, 0, 0, 0};
    if (c->opcode == 9) { send_all(r->e, c, pong, sizeof pong); return; }
    if (c->opcode == 8) { lose(r->e, c); return; }
    if (c->length == 1 && head[0] == '2') { send_all(r->e, c, pong3, sizeof pong3); return; }
    size_t event = strlen(r->p->event);
    if (length >= event && !memcmp(head, r->p->event, event)) { on_event(r, c); return; }
    if (length > 2 && head[0] == '4' && head[1] == '3') {
        int64_t id = 0;
        uint32_t i = 2;
        for (; i < length && head[i] >= '0' && head[i] <= '9'; i++) id = id * 10 + (head[i] - '0');
        static const char failed[] = "[{\"ok\":false";
        if (i + sizeof failed - 1 <= length && !memcmp(head + i, failed, sizeof failed - 1)) r->o->refused++;
        on_answer(r, c, id - FIRST_ID);
    }
}

/* Consumes a header at *data; returns 0 when more bytes are needed. Server frames carry no mask. */
static int read_header(connection *c, const uint8_t **data, const uint8_t *end) {
    uint32_t need = 2;
    while (c->header_length < need) {
        if (*data == end) return 0;
        c->header[c->header_length++] = *(*data)++;
        if (c->header_length == 2) {
            uint8_t small = c->header[1] & 127;
            need = small == 126 ? 4 : small == 127 ? 10 : 2;
        } else if (c->header_length > 2) need = (c->header[1] & 127) == 126 ? 4 : 10;
    }
    uint64_t length = c->header[1] & 127;
    if (need > 2) for (length = 0, need = 2; need < c->header_length; need++) length = length << 8 | c->header[need];
    c->opcode = c->header[0] & 15;
    c->length = c->left = length;
    c->header_length = c->head_length = 0;
    c->in_payload = 1;
    return 1;
}

static void feed(run *r, connection *c, const uint8_t *data, size_t size) {
    const uint8_t *end = data + size;
    while (c->alive) {
        if (!c->in_payload && !read_header(c, &data, end)) return;
        size_t here = (size_t)(end - data) < c->left ? (size_t)(end - data) : c->left;
        if (here == c->length) {
            c->in_payload = 0;
            on_frame(r, c, data, here < HEAD ? here : HEAD);
        } else {
            for (size_t i = 0; c->head_length < HEAD && i < here; i++) c->head[c->head_length++] = data[i];
            c->left -= here;
            if (c->left) return;
            c->in_payload = 0;
            on_frame(r, c, c->head, c->head_length);
        }
        data += here;
    }
}

static int finished(run *r) {
    return r->o->answered >= r->o->sent && r->o->deliveries >= r->o->sent * r->p->copies;
}

void engine_run(engine *e, plan *p, outcome *o) {
    memset(o, 0, sizeof *o);
    run r = {e, p, o, 1, 0, 0};
    for (int i = 0; i < e->count; i++) { e->connections[i].seen = 0; e->connections[i].sender = -1; }
    for (int i = 0; i < p->sender_count; i++) {
        p->senders[i].outstanding = 0;
        e->connections[p->senders[i].connection].sender = i;
    }
    int64_t start = now_ns(), stop = start + p->duration, next = start;
    for (int i = 0; i < p->sender_count && p->window; i++)
        while (p->senders[i].outstanding < p->window && e->connections[p->senders[i].connection].alive) send_message(&r, &p->senders[i]);
    for (;;) {
        r.now = now_ns();
        if (r.now >= stop) r.sending = 0;
        if (!r.sending && (r.now >= stop + p->drain || finished(&r))) break;
        int64_t wake = r.sending ? stop : stop + p->drain;
        if (r.sending && p->interval && p->sender_count) {
            for (; next <= r.now; next += p->interval) send_message(&r, &p->senders[0]);
            if (next < wake) wake = next;
        }
        struct timespec timeout = {0, 0};
        if (wake > r.now) { timeout.tv_sec = (wake - r.now) / 1000000000; timeout.tv_nsec = (wake - r.now) % 1000000000; }
        struct epoll_event events[EVENTS];
        int n = epoll_pwait2(e->epoll, events, EVENTS, &timeout, NULL);
        for (int i = 0; i < n; i++) {
            connection *c = events[i].data.ptr;
            if (!c->alive) continue;
            ssize_t got = recv(c->fd, e->buffer, READ, 0);
            if (got > 0) { r.now = now_ns(); feed(&r, c, e->buffer, got); }
            else if (got == 0 || (errno != EAGAIN && errno != EINTR)) lose(e, c);
        }
    }
    o->elapsed = (r.last > start ? r.last : r.now) - start;
    o->missing = o->sent * p->copies - o->deliveries;
    for (int i = 0; i < e->count; i++) o->lost_connections += !e->connections[i].alive;
}
