/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error-reader.h"

#include "studio-error-body.h"
#include "studio-error-words.h"
#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A key shorter than this is none, and taking it out would only garble the text. */
#define KEY_MIN 4

typedef enum
{
  BODY_ANY,
  BODY_JSON,
} BodyKind;

/* What makes a rule apply: the status, then the type, then the words. */
typedef struct
{
  guint first_status;
  guint last_status;
  BodyKind body;
  const char *type;
  StudioErrorWords words;
  StudioErrorCode code;
  gboolean may_be_billed;
  const char *sentence;
} Rule;

#define CONTENT_SENTENCE N_ ("The content filter of the service refused the prompt or the image.")
#define ACCESS_SENTENCE N_ ("The key gives no access to this model.")

/* The first rule that applies decides. A refusal (4xx) costs nothing. Where the service or a
 * gateway before it broke down (5xx, 408, 424) the image may have been made all the same, and so
 * it may where an answer of success (2xx) holds none. */
static const Rule rules[] = {
  { 200,
    299,
    BODY_JSON,
    "moderation",
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_CONTENT_REFUSED,
    TRUE,
    CONTENT_SENTENCE },
  { 200,
    299,
    BODY_JSON,
    NULL,
    STUDIO_ERROR_WORDS_CONTENT,
    STUDIO_ERROR_CONTENT_REFUSED,
    TRUE,
    CONTENT_SENTENCE },
  { 200,
    299,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_BAD_ANSWER,
    TRUE,
    N_ ("The answer is not what the service promises.") },
  { 300,
    399,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_SERVER,
    FALSE,
    N_ ("The service sent the request on to another address; the key was not sent there.") },
  { 401,
    401,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_KEY_REFUSED,
    FALSE,
    N_ ("The service refused the key.") },
  { 402,
    402,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_MODEL_REFUSED,
    FALSE,
    N_ ("The service asks for the account to be paid first.") },
  { 403,
    403,
    BODY_JSON,
    "moderation",
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_CONTENT_REFUSED,
    FALSE,
    CONTENT_SENTENCE },
  { 403,
    403,
    BODY_JSON,
    "authorization",
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_MODEL_REFUSED,
    FALSE,
    ACCESS_SENTENCE },
  { 403,
    403,
    BODY_JSON,
    "permission",
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_MODEL_REFUSED,
    FALSE,
    ACCESS_SENTENCE },
  { 403,
    403,
    BODY_JSON,
    "forbidden",
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_MODEL_REFUSED,
    FALSE,
    ACCESS_SENTENCE },
  { 403,
    403,
    BODY_JSON,
    NULL,
    STUDIO_ERROR_WORDS_CONTENT,
    STUDIO_ERROR_CONTENT_REFUSED,
    FALSE,
    CONTENT_SENTENCE },
  { 403,
    403,
    BODY_JSON,
    NULL,
    STUDIO_ERROR_WORDS_ACCESS,
    STUDIO_ERROR_MODEL_REFUSED,
    FALSE,
    ACCESS_SENTENCE },
  { 403,
    403,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_WORDING_BLOCKED,
    FALSE,
    N_ ("The service’s firewall refused the wording of the prompt, not the key.") },
  { 404,
    404,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_PARAMETER_REFUSED,
    FALSE,
    N_ ("The service knows nothing under this address or no such model.") },
  { 407,
    407,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_PROXY,
    FALSE,
    N_ ("The proxy asks for a name and a password.") },
  { 408,
    408,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_TIMEOUT,
    TRUE,
    N_ ("The service took too long and gave up.") },
  { 413,
    414,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_PARAMETER_REFUSED,
    FALSE,
    N_ ("The request is too large for the service.") },
  { 424,
    424,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_SERVER,
    TRUE,
    N_ ("The model broke down while making the image.") },
  { 429,
    429,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_RATE_LIMIT,
    FALSE,
    N_ ("The service takes no more requests for now.") },
  { 451,
    451,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_CONTENT_REFUSED,
    FALSE,
    CONTENT_SENTENCE },
  { 400,
    499,
    BODY_JSON,
    "moderation",
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_CONTENT_REFUSED,
    FALSE,
    CONTENT_SENTENCE },
  { 400,
    499,
    BODY_JSON,
    "authentication",
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_KEY_REFUSED,
    FALSE,
    N_ ("The service refused the key.") },
  { 400,
    499,
    BODY_JSON,
    NULL,
    STUDIO_ERROR_WORDS_CONTENT,
    STUDIO_ERROR_CONTENT_REFUSED,
    FALSE,
    CONTENT_SENTENCE },
  { 400,
    499,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_PARAMETER_REFUSED,
    FALSE,
    N_ ("The service refused the request.") },
  { 504,
    504,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_TIMEOUT,
    TRUE,
    N_ ("The service took too long and gave up.") },
  { 500,
    599,
    BODY_JSON,
    NULL,
    STUDIO_ERROR_WORDS_FILTER,
    STUDIO_ERROR_CONTENT_REFUSED,
    TRUE,
    CONTENT_SENTENCE },
  { 502,
    503,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_SERVER,
    TRUE,
    N_ ("The service is not available for the moment.") },
  { 500,
    599,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_SERVER,
    TRUE,
    N_ ("Something went wrong inside the service.") },
  { 0,
    G_MAXUINT,
    BODY_ANY,
    NULL,
    STUDIO_ERROR_WORDS_ANY,
    STUDIO_ERROR_BAD_ANSWER,
    TRUE,
    N_ ("The answer is not what the service promises.") },
};

static gboolean
is_rule_for (const Rule *rule, guint status, const StudioErrorBody *body)
{
  if (status < rule->first_status || status > rule->last_status)
    return FALSE;
  if (rule->body == BODY_JSON && !body->is_json)
    return FALSE;
  if (rule->type != NULL && (body->type == NULL || strstr (body->type, rule->type) == NULL))
    return FALSE;
  return studio_error_words_match (rule->words, body->message);
}

static const Rule *
find_rule (guint status, const StudioErrorBody *body)
{
  const Rule *rule = rules;
  while (!is_rule_for (rule, status, body))
    rule++;
  return rule;
}

static void
replace_key (GString *text, const char *key)
{
  g_string_replace (text, key, "[key]", 0);
  /* JSON may write a solidus in two ways. */
  g_autoptr (GString) escaped = g_string_new (key);
  if (g_string_replace (escaped, "/", "\\/", 0) > 0)
    g_string_replace (text, escaped->str, "[key]", 0);
}

/* What was read is cut somewhere, perhaps in the midst of a key. */
static void
drop_begun_key (GString *text, const char *key)
{
  for (gsize length = strlen (key) - 1; length >= KEY_MIN; length--)
    if (text->len >= length && memcmp (text->str + text->len - length, key, length) == 0)
      {
        g_string_truncate (text, text->len - length);
        return;
      }
}

static char *
redact (const char *bytes, gsize size, const char *key)
{
  g_autofree char *valid = g_utf8_make_valid (bytes == NULL ? "" : bytes, (gssize) size);
  g_autoptr (GString) text = g_string_new (valid);
  if (key != NULL && strlen (key) >= KEY_MIN)
    {
      replace_key (text, key);
      if (size >= STUDIO_ERROR_BODY_READ_MAX)
        drop_begun_key (text, key);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
redact_field (char **field, const char *key)
{
  if (*field == NULL)
    return;
  g_autofree char *plain = g_steal_pointer (field);
  *field = redact (plain, strlen (plain), key);
}

static void
cut_text (char *text, gsize size)
{
  if (strlen (text) <= size)
    return;
  char *end = g_utf8_find_prev_char (text, text + size + 1);
  *(end == NULL ? text : end) = '\0';
}

/* The refused parameter by its name on the screen, then the service's own words. */
static char *
write_parameter_sentence (const Rule *rule, const StudioErrorBody *body)
{
  const char *sentence = studio_error_words_find_field (body->message);
  g_autoptr (GString) text = g_string_new (_ (rule->sentence));
  if (sentence != NULL)
    g_string_assign (text, _ (sentence));
  if (!body->is_json || body->message == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  g_autofree char *words = g_utf8_substring (
      body->message, 0, MIN (g_utf8_strlen (body->message, -1), 200));
  g_strdelimit (words, "\n\r\t", ' ');
  g_strstrip (words);
  if (g_str_has_suffix (words, "."))
    words[strlen (words) - 1] = '\0';
  /* Translators: {sentence} is a whole sentence, {words} is what the service says; both must stay
   * as they are. */
  g_autoptr (GString) both = g_string_new (_ ("{sentence} It says: “{words}”."));
  g_string_replace (both, "{sentence}", text->str, 1);
  g_string_replace (both, "{words}", words, 1);
  return g_string_free (g_steal_pointer (&both), FALSE);
}

/**
 * studio_error_reader_read:
 * @reply: an answer that brought no image
 *
 * Says what the answer means: by its status first, by the type it names second, by its words
 * third. The key is taken out of everything that stays with the error.
 *
 * Returns: (transfer full): an error of %STUDIO_ERROR with the exchange attached
 */
GError *
studio_error_reader_read (const StudioReply *reply)
{
  gsize size = reply->body == NULL ? 0 : MIN (reply->size, STUDIO_ERROR_BODY_READ_MAX);
  g_autofree char *text = redact (reply->body, size, reply->key);
  g_autofree char *request_id = g_strdup (reply->request_id);
  g_auto (StudioErrorBody) body = { 0 };
  studio_error_body_read (&body, reply->content_type, text);
  /* Escapes are resolved by now, and with them another spelling of the key. */
  redact_field (&body.message, reply->key);
  redact_field (&body.type, reply->key);
  redact_field (&request_id, reply->key);
  cut_text (text, STUDIO_ERROR_BODY_KEEP_MAX);

  const Rule *rule = find_rule (reply->status, &body);
  StudioExchange exchange = { .http_status = reply->status,
                              .type = body.type,
                              .message = body.message,
                              .request_id = request_id,
                              .body = text,
                              .may_be_billed = rule->may_be_billed };
  g_autofree char *sentence = rule->code == STUDIO_ERROR_PARAMETER_REFUSED
                                  ? write_parameter_sentence (rule, &body)
                                  : g_strdup (_ (rule->sentence));
  return studio_error_new_for_exchange (rule->code, &exchange, "%s", sentence);
}
