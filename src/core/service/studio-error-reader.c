/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error-reader.h"

#include "studio-error-body.h"
#include "studio-error-rules.h"
#include "studio-redaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many characters of the service's own words a sentence quotes. */
#define QUOTE_MAX 200

static char *
redact (const char *bytes, gsize size, const char *key)
{
  g_autofree char *valid = g_utf8_make_valid (bytes == NULL ? "" : bytes, (gssize) size);
  return studio_redact (valid, key, STUDIO_KEY_MARK, size >= STUDIO_ERROR_BODY_READ_MAX);
}

static void
redact_field (char **field, const char *key)
{
  g_autofree char *plain = g_steal_pointer (field);
  *field = studio_redact (plain, key, STUDIO_KEY_MARK, TRUE);
}

static void
cut_text (char *text, gsize size)
{
  if (strlen (text) <= size)
    return;
  char *end = g_utf8_find_prev_char (text, text + size + 1);
  *(end == NULL ? text : end) = '\0';
}

/* Of a refused request the service's own words say more than any sentence about it could. */
static gboolean
is_worth_quoting (const StudioErrorMeaning *meaning, const StudioErrorBody *body)
{
  return body->is_json && body->message != NULL
         && (meaning->code == STUDIO_ERROR_PARAMETER_REFUSED
             || meaning->code == STUDIO_ERROR_NOT_SERVED);
}

/* "Failed to generate image: ValidationException: …": who failed tells a person nothing, and what
 * stands behind it may be JSON once more. */
static char *
find_core (const char *message)
{
  const char *core = message;
  for (const char *colon = strstr (core, ": "); colon != NULL; colon = strstr (core, ": "))
    {
      gsize length = (gsize) (colon - core);
      gboolean names_who = g_str_has_prefix (core, "Failed to ")
                           || g_strstr_len (core, (gssize) length, "Exception") != NULL;
      if (!names_who || colon[2] == '\0')
        break;
      core = colon + 2;
    }
  g_auto (StudioErrorBody) inner = { 0 };
  studio_error_body_read (&inner, NULL, core);
  return g_strdup (inner.is_json && inner.message != NULL ? inner.message : core);
}

static char *
write_sentence (const StudioErrorMeaning *meaning, const StudioErrorBody *body)
{
  if (!is_worth_quoting (meaning, body))
    return g_strdup (_ (meaning->sentence));
  g_autofree char *core = find_core (body->message);
  g_autofree char *words = g_utf8_substring (core, 0, MIN (g_utf8_strlen (core, -1), QUOTE_MAX));
  g_strdelimit (words, "\n\r\t", ' ');
  g_strstrip (words);
  if (g_str_has_suffix (words, "."))
    words[strlen (words) - 1] = '\0';
  /* Translators: {sentence} is a whole sentence, {words} is what the service says; both must stay
   * as they are. */
  g_autoptr (GString) both = g_string_new (_ ("{sentence} It says: “{words}”."));
  g_string_replace (both, "{sentence}", _ (meaning->sentence), 1);
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
  redact_field (&body.code, reply->key);
  redact_field (&request_id, reply->key);
  cut_text (text, STUDIO_ERROR_BODY_KEEP_MAX);

  const StudioErrorMeaning *meaning = studio_error_rules_find (reply->status, &body);
  StudioExchange exchange = { .http_status = reply->status,
                              .type = body.type != NULL ? body.type : body.code,
                              .message = body.message,
                              .request_id = request_id,
                              .body = text,
                              .may_be_billed = meaning->may_be_billed };
  g_autofree char *sentence = write_sentence (meaning, &body);
  return studio_error_new_for_exchange (meaning->code, &exchange, "%s", sentence);
}
