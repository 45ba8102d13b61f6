/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-answer-judge.h"

#include "studio-error.h"
#include "studio-redaction.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

static JsonObject *
load_skeleton (JsonParser *parser, StudioResponseSplitter *splitter)
{
  const char *skeleton = studio_response_splitter_get_skeleton (splitter);
  if (!studio_response_splitter_finish (splitter, NULL)
      || !json_parser_load_from_data (parser, skeleton, -1, NULL))
    return NULL;
  JsonNode *root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static JsonArray *
get_data (JsonObject *object)
{
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, "data");
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The first item of the data that has a string of this name which is not empty. */
static const char *
find_in_data (JsonArray *data, const char *name)
{
  guint length = data == NULL ? 0 : json_array_get_length (data);
  for (guint i = 0; i < length; i++)
    {
      JsonNode *item = json_array_get_element (data, i);
      if (!JSON_NODE_HOLDS_OBJECT (item))
        continue;
      JsonNode *node = json_object_get_member (json_node_get_object (item), name);
      if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
          && *json_node_get_string (node) != '\0')
        return json_node_get_string (node);
    }
  return NULL;
}

static StudioAnswer *
make_answer (StudioResponseSplitter *splitter, const StudioReply *reply)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = load_skeleton (parser, splitter);
  gint64 created = 0;
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, "created");
  if (node != NULL && json_node_get_value_type (node) == G_TYPE_INT64)
    created = json_node_get_int (node);
  /* Both go into the library, where no key may be. */
  g_autofree char *revised_prompt = studio_redact (
      find_in_data (get_data (object), "revised_prompt"), reply->key, STUDIO_KEY_MARK, FALSE);
  g_autofree char *request_id = studio_redact (
      reply->request_id, reply->key, STUDIO_KEY_MARK, TRUE);
  return studio_answer_new (
      studio_response_splitter_get_n_images (splitter), created, revised_prompt, request_id);
}

/* What can be read out of the body, under another code and sentence. */
static GError *
rename_error (const GError *detail, StudioErrorCode code, const char *sentence)
{
  StudioExchange exchange = { .http_status = studio_error_get_http_status (detail),
                              .type = studio_error_get_service_type (detail),
                              .message = studio_error_get_service_message (detail),
                              .request_id = studio_error_get_request_id (detail),
                              .body = studio_error_get_body (detail),
                              .may_be_billed = studio_error_may_be_billed (detail) };
  return studio_error_new_for_exchange (code, &exchange, "%s", sentence);
}

static gboolean
is_page (const StudioReply *reply)
{
  gsize at = 0;
  while (at < reply->size && g_ascii_isspace (reply->body[at]))
    at++;
  return at < reply->size && reply->body[at] == '<';
}

static GError *
describe_bad_body (StudioResponseSplitter *splitter,
                   StudioErrorCode code,
                   const char *sentence,
                   const StudioReply *reply)
{
  StudioReply told = *reply;
  /* Thousands of characters of an image would tell nobody anything. */
  if (studio_response_splitter_is_in_image (splitter)
      || studio_response_splitter_get_n_images (splitter) > 0)
    {
      told.body = studio_response_splitter_get_skeleton (splitter);
      told.size = strlen (told.body);
    }
  g_autoptr (GError) detail = studio_error_reader_read (&told);
  if (g_error_matches (detail, STUDIO_ERROR, STUDIO_ERROR_CONTENT_REFUSED) || is_page (&told))
    return g_steal_pointer (&detail);
  return rename_error (detail, code, sentence);
}

static GError *
describe_split_error (StudioResponseSplitter *splitter,
                      const GError *split_error,
                      const StudioReply *reply)
{
  /* Only what this program knows how to tell can carry the exchange with it. */
  if (split_error->domain != STUDIO_ERROR)
    return g_error_copy (split_error);
  StudioErrorCode code = (StudioErrorCode) split_error->code;
  g_autoptr (GError) detail = describe_bad_body (splitter, code, split_error->message, reply);
  /* A full disk stays one, whatever the answer says beside the image. */
  return studio_response_splitter_has_sink_failed (splitter)
             ? rename_error (detail, code, split_error->message)
             : g_steal_pointer (&detail);
}

/* Whoever asks what became of the money needs the name that the service gave the exchange. The
 * words stay those of this computer, so there is no body. */
static GError *
describe_broken_off (const GError *broken_off, const StudioReply *reply)
{
  if (broken_off->domain != STUDIO_ERROR || studio_error_get_http_status (broken_off) != 0)
    return g_error_copy (broken_off);
  g_autofree char *request_id = studio_redact (
      reply->request_id, reply->key, STUDIO_KEY_MARK, TRUE);
  StudioExchange exchange = { .http_status = reply->status,
                              .message = studio_error_get_service_message (broken_off),
                              .request_id = request_id,
                              .may_be_billed = studio_error_may_be_billed (broken_off),
                              .worth_repeating = studio_error_is_worth_repeating (broken_off) };
  return studio_error_new_for_exchange (
      (StudioErrorCode) broken_off->code, &exchange, "%s", broken_off->message);
}

/* A whole object without an image: a refusal, an error in the guise of success, or a link. */
static GError *
describe_no_image (StudioResponseSplitter *splitter, const StudioReply *reply)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object = load_skeleton (parser, splitter);
  JsonArray *data = get_data (object);
  StudioReply told = *reply;
  told.body = studio_response_splitter_get_skeleton (splitter);
  told.size = strlen (told.body);
  g_autoptr (GError) detail = studio_error_reader_read (&told);

  if (data == NULL || json_object_has_member (object, "error")
      || g_error_matches (detail, STUDIO_ERROR, STUDIO_ERROR_CONTENT_REFUSED))
    return g_steal_pointer (&detail);
  if (find_in_data (data, "url") != NULL)
    return rename_error (detail,
                         STUDIO_ERROR_BAD_ANSWER,
                         _ ("The service answered with a link in place of the image."));
  return rename_error (
      detail,
      STUDIO_ERROR_CONTENT_REFUSED,
      _ ("The answer held no image, most likely because of the service’s content filter."));
}

/**
 * studio_answer_judge:
 * @splitter: the splitter of an answer with a status of success, after its last byte
 * @split_error: (nullable): what the splitter or its sink reported
 * @broken_off: (nullable): why the body ended before its end
 * @reply: what else is known of the answer; its body is how it began
 * @error: return location; %STUDIO_ERROR_CONTENT_REFUSED, %STUDIO_ERROR_BAD_ANSWER,
 *   %STUDIO_ERROR_CONNECTION_LOST, %STUDIO_ERROR_ANSWER_TOO_LARGE, @broken_off, or the sink’s own
 *   error, with the exchange attached where it is of %STUDIO_ERROR
 *
 * Decides what came of an exchange. An image whose last byte arrived counts, even where the
 * connection broke within the few bytes that follow it: it was paid for.
 *
 * Returns: (transfer full) (nullable): the answer
 */
StudioAnswer *
studio_answer_judge (StudioResponseSplitter *splitter,
                     const GError *split_error,
                     const GError *broken_off,
                     const StudioReply *reply,
                     GError **error)
{
  g_autoptr (GError) early = NULL;

  if (split_error != NULL)
    {
      g_propagate_error (error, describe_split_error (splitter, split_error, reply));
      return NULL;
    }
  if (studio_response_splitter_get_n_images (splitter) > 0
      && !studio_response_splitter_is_in_image (splitter))
    return make_answer (splitter, reply);

  if (broken_off != NULL)
    g_propagate_error (error, describe_broken_off (broken_off, reply));
  else if (!studio_response_splitter_finish (splitter, &early))
    /* Good as far as it goes: it was cut off, though nobody below noticed. */
    g_propagate_error (error,
                       describe_bad_body (splitter,
                                          *studio_response_splitter_get_skeleton (splitter) == '{'
                                              ? STUDIO_ERROR_CONNECTION_LOST
                                              : STUDIO_ERROR_BAD_ANSWER,
                                          early->message,
                                          reply));
  else
    g_propagate_error (error, describe_no_image (splitter, reply));
  return NULL;
}
