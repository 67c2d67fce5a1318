// http.c: libmicrohttpd with a small pool of threads; answers lie in memory, so that a slow browser holds up no thread.
//
// A connection that listens is suspended until there is something to tell. All that is told is one text, the last: a
// listener who has heard another one gets it. A comment goes to all from time to time, which shows who has gone.
#include "common/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { THREADS = 4, CONNECTIONS_MOST = 256, LISTENERS_MOST = 64, IDLE_SECONDS = 60, BEAT_SECONDS = 10 };

typedef struct Listener Listener;
struct Listener {
    Http *http;
    struct MHD_Connection *connection;
    Listener *next;
    int64_t heard, beats;       // numbers of what it was told last
    Text now;                   // what it is being told, a copy
    char *copy;
    size_t sent;
    bool asleep;                // its connection is suspended
};

struct Http {
    struct MHD_Daemon *daemon;
    int32_t port;
    HttpAnswerer *answer;
    void *context;
    pthread_mutex_t lock;       // of all below
    pthread_cond_t closing;     // wakes the thread that beats
    pthread_t heart;
    Listener *listeners;
    int32_t count;
    Buffer told;                // the last event, as it is sent
    int64_t number, beats;
    bool ends;
};

static const char beat[] = ":\n\n";

// ---- who may ask -------------------------------------------------------------------------------

static bool is_host(const Http *http, const char *text) {
    char with_number[32], with_name[32];
    snprintf(with_number, sizeof with_number, "127.0.0.1:%d", http->port);
    snprintf(with_name, sizeof with_name, "localhost:%d", http->port);
    return text && (!strcmp(text, with_number) || !strcmp(text, with_name));
}

static const char *header(struct MHD_Connection *connection, const char *name) {
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

static bool is_own(const Http *http, struct MHD_Connection *connection) {
    const char *origin = header(connection, "Origin"), *site = header(connection, "Sec-Fetch-Site"),
               *mode = header(connection, "Sec-Fetch-Mode");
    if (!is_host(http, header(connection, "Host"))) return false;
    if (origin && (strncmp(origin, "http://", 7) || !is_host(http, origin + 7))) return false;
    bool foreign = site && (!strcmp(site, "cross-site") || !strcmp(site, "same-site"));
    return !foreign || (mode && !strcmp(mode, "navigate")); // a link to the preview may be followed
}

// ---- answers -----------------------------------------------------------------------------------

static void add_headers(struct MHD_Response *response, const char *media) {
    static const char *const headers[][2] = {
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
                                    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Content-Type-Options", "nosniff"}};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) MHD_add_response_header(response, headers[i][0], headers[i][1]);
    MHD_add_response_header(response, "Content-Type", media);
}

static enum MHD_Result send_body(struct MHD_Connection *connection, unsigned status, const char *media, Buffer *body) {
    struct MHD_Response *response = MHD_create_response_from_buffer(body->size, body->bytes, MHD_RESPMEM_MUST_FREE);
    if (!response) return buffer_free(body), MHD_NO;
    add_headers(response, media);
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED) MHD_add_response_header(response, "Allow", "GET, HEAD");
    enum MHD_Result queued = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result send_words(struct MHD_Connection *connection, unsigned status, const char *words) {
    Buffer body = {0};
    buffer_string(&body, words);
    return send_body(connection, status, "text/plain; charset=utf-8", &body);
}

// ---- listeners ---------------------------------------------------------------------------------

// with the lock: what the listener has not heard yet becomes what it is told; false: nothing
static bool take_news(Http *http, Listener *listener) {
    bool news = listener->heard != http->number, alive = listener->beats != http->beats;
    if (!news && !alive) return false;
    Text text = news ? buffer_view(&http->told) : (Text){beat, sizeof beat - 1};
    listener->copy = memory_resize(listener->copy, text.size);
    memcpy(listener->copy, text.at, text.size);
    listener->now = (Text){listener->copy, text.size};
    listener->sent = 0;
    listener->heard = http->number;
    listener->beats = http->beats;
    return true;
}

static ssize_t read_news(void *context, uint64_t offset, char *to, size_t room) {
    Listener *listener = context;
    Http *http = listener->http;
    (void)offset;
    ssize_t size = 0;
    pthread_mutex_lock(&http->lock);
    if (http->ends) size = MHD_CONTENT_READER_END_OF_STREAM;
    else if (listener->sent < listener->now.size || take_news(http, listener)) {
        size_t left = listener->now.size - listener->sent, part = left < room ? left : room;
        memcpy(to, listener->now.at + listener->sent, part);
        listener->sent += part;
        size = (ssize_t)part;
    } else {
        listener->asleep = true;
        MHD_suspend_connection(listener->connection);
    }
    pthread_mutex_unlock(&http->lock);
    return size;
}

static void forget_listener(void *context) {
    Listener *listener = context;
    Http *http = listener->http;
    pthread_mutex_lock(&http->lock);
    for (Listener **at = &http->listeners; *at; at = &(*at)->next) {
        if (*at != listener) continue;
        *at = listener->next;
        http->count--;
        break;
    }
    pthread_mutex_unlock(&http->lock);
    free(listener->copy);
    free(listener);
}

static enum MHD_Result listen_on(Http *http, struct MHD_Connection *connection) {
    Listener *listener = memory_new(sizeof *listener);
    *listener = (Listener){.http = http, .connection = connection, .heard = -1, .beats = -1};
    pthread_mutex_lock(&http->lock);
    bool room = http->count < LISTENERS_MOST && !http->ends;
    if (room) listener->next = http->listeners, http->listeners = listener, http->count++;
    if (!http->number) listener->heard = 0; // nothing was told yet
    pthread_mutex_unlock(&http->lock);
    if (!room) return free(listener), send_words(connection, MHD_HTTP_SERVICE_UNAVAILABLE, "too many listen\n");
    struct MHD_Response *response =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 1 << 14, read_news, listener, forget_listener);
    if (!response) return forget_listener(listener), MHD_NO;
    add_headers(response, "text/event-stream");
    enum MHD_Result queued = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return queued;
}

// with the lock
static void wake_all(Http *http) {
    for (Listener *listener = http->listeners; listener; listener = listener->next) {
        if (!listener->asleep) continue;
        listener->asleep = false;
        MHD_resume_connection(listener->connection);
    }
}

static void *beat_on(void *context) {
    Http *http = context;
    struct timespec until;
    pthread_mutex_lock(&http->lock);
    while (!http->ends) {
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec += BEAT_SECONDS;
        if (pthread_cond_timedwait(&http->closing, &http->lock, &until) != ETIMEDOUT) continue;
        http->beats++;
        wake_all(http);
    }
    pthread_mutex_unlock(&http->lock);
    return NULL;
}

// ---- requests ----------------------------------------------------------------------------------

static enum MHD_Result answer_request(void *context, struct MHD_Connection *connection, const char *path, const char *method,
                                      const char *version, const char *upload, size_t *upload_size, void **state) {
    Http *http = context;
    (void)version, (void)upload;
    if (!*state) return *state = http, MHD_YES; // the headers alone
    if (*upload_size) return *upload_size = 0, MHD_YES;
    if (!is_own(http, connection)) return send_words(connection, MHD_HTTP_FORBIDDEN, "this preview is for its own pages alone\n");
    bool head = !strcmp(method, "HEAD");
    if (!head && strcmp(method, "GET")) return send_words(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "only GET and HEAD\n");
    Text name = text_of(path[0] == '/' ? path + 1 : path);
    if (text_is(name, "events") && !head) return listen_on(http, connection);
    Buffer body = {0};
    const char *media = http->answer(http->context, name.size ? name : TEXT("index.html"), &body);
    if (media) return send_body(connection, MHD_HTTP_OK, media, &body);
    buffer_free(&body);
    return send_words(connection, MHD_HTTP_NOT_FOUND, "there is no such page\n");
}

static void keep_silent(void *context, const char *format, va_list args) {
    (void)context, (void)format, (void)args; // what browsers do wrong is no news
}

static bool start(Http *http, int32_t port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    http->daemon = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG,
                                    0, NULL, NULL, answer_request, http, MHD_OPTION_EXTERNAL_LOGGER, keep_silent, NULL,
                                    MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS,
                                    MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST, MHD_OPTION_CONNECTION_TIMEOUT,
                                    (unsigned)IDLE_SECONDS, MHD_OPTION_END);
    if (!http->daemon) return false;
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_BIND_PORT);
    http->port = info ? info->port : port;
    return true;
}

Http *http_open(int32_t port, HttpAnswerer *answer, void *context, const char **why) {
    Http *http = memory_new(sizeof *http);
    *http = (Http){.answer = answer, .context = context};
    pthread_mutex_init(&http->lock, NULL);
    pthread_cond_init(&http->closing, NULL);
    errno = 0;
    if (start(http, port) && !pthread_create(&http->heart, NULL, beat_on, http)) return http;
    *why = errno == EADDRINUSE ? "another program listens there" : errno == EACCES ? "not allowed" : "the port cannot be used";
    if (http->daemon) MHD_stop_daemon(http->daemon);
    free(http);
    return NULL;
}

int32_t http_port(const Http *http) {
    return http->port;
}

int32_t http_listeners(Http *http) {
    pthread_mutex_lock(&http->lock);
    int32_t count = http->count;
    pthread_mutex_unlock(&http->lock);
    return count;
}

void http_tell(Http *http, const char *event, Text data) {
    pthread_mutex_lock(&http->lock);
    http->told.size = 0;
    buffer_print(&http->told, "event: %s\n", event);
    for (size_t from = 0, to; from <= data.size; from = to + 1) {
        const char *end = from < data.size ? memchr(data.at + from, '\n', data.size - from) : NULL;
        to = end ? (size_t)(end - data.at) : data.size;
        buffer_print(&http->told, "data: %.*s\n", TEXT_ARG(text_part(data, from, to)));
    }
    buffer_byte(&http->told, '\n');
    http->number++;
    wake_all(http);
    pthread_mutex_unlock(&http->lock);
}

void http_close(Http *http) {
    if (!http) return;
    pthread_mutex_lock(&http->lock);
    http->ends = true;
    wake_all(http);
    pthread_cond_signal(&http->closing);
    pthread_mutex_unlock(&http->lock);
    pthread_join(http->heart, NULL);
    MHD_stop_daemon(http->daemon);
    buffer_free(&http->told);
    pthread_cond_destroy(&http->closing);
    pthread_mutex_destroy(&http->lock);
    free(http);
}
