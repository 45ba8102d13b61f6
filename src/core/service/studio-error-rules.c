/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error-rules.h"

#include "studio-error-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef StudioErrorMeaning Meaning;

typedef enum
{
  BODY_ANY,
  BODY_JSON,
  BODY_PAGE,
} BodyKind;

/* What makes a rule apply: the status, then the type, then the words. */
typedef struct
{
  guint first_status;
  guint last_status;
  BodyKind body;
  const char *type;
  StudioErrorWords words;
  const Meaning *meaning;
} Rule;

/* A refusal (4xx) costs nothing. Where the service or a gateway before it broke down (5xx, 408,
 * 424) the image may have been made all the same, and so it may where an answer of success (2xx)
 * holds none. */
#define FREE FALSE
#define BILLED TRUE

static const Meaning bad_answer = { STUDIO_ERROR_BAD_ANSWER,
                                    BILLED,
                                    N_ ("The answer is not what the service promises.") };
static const Meaning web_page = {
  STUDIO_ERROR_BAD_ANSWER,
  BILLED,
  N_ ("A web page came in place of the image, perhaps one to sign in to this network."),
};
static const Meaning redirected = {
  STUDIO_ERROR_REDIRECTED,
  FREE,
  N_ ("The service sent the request on to another address; the key was not sent there."),
};
static const Meaning key_refused = { STUDIO_ERROR_KEY_REFUSED,
                                     FREE,
                                     N_ ("The service refused the key.") };
static const Meaning unpaid = { STUDIO_ERROR_ACCOUNT_UNPAID,
                                FREE,
                                N_ ("The service takes no requests, because a bill is unpaid.") };
static const Meaning no_access = { STUDIO_ERROR_MODEL_REFUSED,
                                   FREE,
                                   N_ ("The key gives no access to this model.") };
static const Meaning suspended = { STUDIO_ERROR_APP_SUSPENDED,
                                   FREE,
                                   N_ ("Heroku has suspended the app or the account.") };
static const Meaning wording_blocked = {
  STUDIO_ERROR_WORDING_BLOCKED,
  FREE,
  N_ ("The service’s firewall refused the wording of the prompt, not the key."),
};
static const Meaning content_refused = {
  STUDIO_ERROR_CONTENT_REFUSED,
  FREE,
  N_ ("The content filter of the service refused the prompt or the image."),
};
/* The filter looked at an image that had been made, or may have. */
static const Meaning image_refused = {
  STUDIO_ERROR_CONTENT_REFUSED,
  BILLED,
  N_ ("The content filter of the service refused the prompt or the image."),
};
static const Meaning not_served = {
  STUDIO_ERROR_NOT_SERVED,
  FREE,
  N_ ("The service knows nothing under this address, or no such model."),
};
static const Meaning proxy = { STUDIO_ERROR_PROXY,
                               FREE,
                               N_ ("The proxy asks for a name and a password.") };
static const Meaning sign_in = { STUDIO_ERROR_OFFLINE,
                                 FREE,
                                 N_ ("This network wants you to sign in first.") };
static const Meaning timed_out = { STUDIO_ERROR_TIMEOUT,
                                   BILLED,
                                   N_ ("The service took too long and gave up.") };
static const Meaning rate_limit = { STUDIO_ERROR_RATE_LIMIT,
                                    FREE,
                                    N_ ("The service takes no more requests for now.") };
static const Meaning too_large = {
  STUDIO_ERROR_PARAMETER_REFUSED,
  FREE,
  N_ ("The request is too large for the service; a shorter prompt may fit."),
};
static const Meaning request_refused = { STUDIO_ERROR_PARAMETER_REFUSED,
                                         FREE,
                                         N_ ("The service refused the request.") };
static const Meaning model_broke_down = { STUDIO_ERROR_SERVER,
                                          BILLED,
                                          N_ ("The model broke down while making the image.") };
static const Meaning unavailable = { STUDIO_ERROR_SERVER,
                                     BILLED,
                                     N_ ("The service is not available for the moment.") };
static const Meaning server_trouble = { STUDIO_ERROR_SERVER,
                                        BILLED,
                                        N_ ("Something went wrong inside the service.") };

#define JSON(type, words, meaning) BODY_JSON, type, STUDIO_ERROR_WORDS_##words, &meaning
#define ANYTHING(meaning) BODY_ANY, NULL, STUDIO_ERROR_WORDS_ANY, &meaning

/* The first rule that applies decides. */
static const Rule rules[] = {
  { 200, 299, JSON ("moderation", ANY, image_refused) },
  { 200, 299, JSON (NULL, CONTENT, image_refused) },
  { 200, 299, BODY_PAGE, NULL, STUDIO_ERROR_WORDS_ANY, &web_page },
  { 200, 299, ANYTHING (bad_answer) },
  { 300, 399, ANYTHING (redirected) },
  { 401, 401, ANYTHING (key_refused) },
  { 402, 402, ANYTHING (unpaid) },
  { 403, 403, JSON ("moderation", ANY, content_refused) },
  { 403, 403, JSON ("content_policy", ANY, content_refused) },
  { 403, 403, JSON ("authentication", ANY, key_refused) },
  { 403, 403, JSON ("authorization", ANY, no_access) },
  { 403, 403, JSON ("permission", ANY, no_access) },
  { 403, 403, JSON ("forbidden", ANY, no_access) },
  { 403, 403, JSON ("suspended", ANY, suspended) },
  { 403, 403, JSON (NULL, CONTENT, content_refused) },
  { 403, 403, JSON (NULL, ACCESS, no_access) },
  { 403, 403, ANYTHING (wording_blocked) },
  { 404, 405, ANYTHING (not_served) },
  { 407, 407, ANYTHING (proxy) },
  { 408, 408, ANYTHING (timed_out) },
  { 410, 410, ANYTHING (not_served) },
  { 413, 414, ANYTHING (too_large) },
  { 424, 424, ANYTHING (model_broke_down) },
  { 429, 429, ANYTHING (rate_limit) },
  { 451, 451, ANYTHING (content_refused) },
  { 400, 499, JSON ("moderation", ANY, content_refused) },
  { 400, 499, JSON ("content_policy", ANY, content_refused) },
  { 400, 499, JSON ("authentication", ANY, key_refused) },
  { 400, 499, JSON (NULL, DENIED, no_access) },
  { 400, 499, JSON (NULL, MISSING, not_served) },
  { 400, 499, JSON (NULL, THROTTLED, rate_limit) },
  { 400, 499, JSON (NULL, TIMED_OUT, timed_out) },
  { 400, 499, JSON (NULL, CONTENT, content_refused) },
  { 400, 499, ANYTHING (request_refused) },
  { 504, 504, ANYTHING (timed_out) },
  { 511, 511, ANYTHING (sign_in) },
  { 500, 599, JSON (NULL, FILTER, image_refused) },
  /* Clients of the service have met a 500 for what was really a bad request. */
  { 500, 599, JSON (NULL, INVALID, request_refused) },
  { 500, 599, JSON (NULL, THROTTLED, rate_limit) },
  { 500, 599, JSON (NULL, TIMED_OUT, timed_out) },
  { 502, 503, ANYTHING (unavailable) },
  { 500, 599, ANYTHING (server_trouble) },
  { 0, G_MAXUINT, ANYTHING (bad_answer) },
};

/* What a refused request becomes where the service names the field. */
static const Meaning field_meanings[] = {
  [STUDIO_ERROR_FIELD_NEGATIVE_PROMPT] = { STUDIO_ERROR_PARAMETER_REFUSED,
                                           FREE,
                                           N_ ("The service refused the negative prompt.") },
  [STUDIO_ERROR_FIELD_ASPECT_RATIO] = { STUDIO_ERROR_PARAMETER_REFUSED,
                                        FREE,
                                        N_ ("The service refused the aspect ratio.") },
  [STUDIO_ERROR_FIELD_OUTPUT_FORMAT] = { STUDIO_ERROR_PARAMETER_REFUSED,
                                         FREE,
                                         N_ ("The service refused the format.") },
  [STUDIO_ERROR_FIELD_SEED] = { STUDIO_ERROR_PARAMETER_REFUSED,
                                FREE,
                                N_ ("The service refused the seed.") },
  [STUDIO_ERROR_FIELD_PROMPT] = { STUDIO_ERROR_PARAMETER_REFUSED,
                                  FREE,
                                  N_ ("The service refused the prompt.") },
  [STUDIO_ERROR_FIELD_MODEL] = { STUDIO_ERROR_NOT_SERVED,
                                 FREE,
                                 N_ ("The service refused the model.") },
};

static gboolean
is_of_type (const StudioErrorBody *body, const char *type)
{
  return (body->type != NULL && strstr (body->type, type) != NULL)
         || (body->code != NULL && strstr (body->code, type) != NULL);
}

static gboolean
is_of_kind (const StudioErrorBody *body, BodyKind kind)
{
  return kind == BODY_ANY || (kind == BODY_JSON ? body->is_json : body->is_page);
}

static gboolean
is_rule_for (const Rule *rule, guint status, const StudioErrorBody *body)
{
  return status >= rule->first_status && status <= rule->last_status
         && is_of_kind (body, rule->body) && (rule->type == NULL || is_of_type (body, rule->type))
         && studio_error_words_match (rule->words, body->message);
}

/**
 * studio_error_rules_find:
 * @status: the HTTP status of an answer without an image
 * @body: what could be read out of its body
 *
 * Goes by the status first, by the type second, by the words third.
 *
 * Returns: (transfer none): what it means
 */
const StudioErrorMeaning *
studio_error_rules_find (guint status, const StudioErrorBody *body)
{
  const Rule *rule = rules;
  while (!is_rule_for (rule, status, body))
    rule++;
  if (rule->meaning->code != STUDIO_ERROR_PARAMETER_REFUSED)
    return rule->meaning;

  StudioErrorField field = studio_error_words_find_field (body->parameter);
  if (field == STUDIO_ERROR_FIELD_NONE)
    field = studio_error_words_find_field (body->message);
  return field == STUDIO_ERROR_FIELD_NONE ? rule->meaning : &field_meanings[field];
}
