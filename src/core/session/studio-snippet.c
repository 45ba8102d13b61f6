/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-snippet.h"

#include "studio-request-body.h"
#include "studio-snippet-literal.h"

#include <json-glib/json-glib.h>

/* The fields are those of the client's own body, so that a new one comes to the snippets too. */
static JsonObject *
read_body (StudioRequest *request)
{
  g_autofree char *text = studio_request_body_build (request, NULL);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);

  return root == NULL ? NULL : json_node_dup_object (root);
}

/* Keys in double quotes, strings and whole numbers: what is written here is an object in JSON and
 * JavaScript, a dict in Python and a hash in Ruby. */
static char *
format_object (JsonObject *object,
               const char *before_member,
               const char *before_end,
               StudioSnippetInterpolation interpolation)
{
  GString *code = g_string_new ("{");
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *at = names; at != NULL; at = at->next)
    {
      JsonNode *value = json_object_get_member (object, at->data);

      g_string_append (code, before_member);
      studio_snippet_append_literal (code, at->data, interpolation);
      g_string_append (code, ": ");
      if (json_node_get_value_type (value) == G_TYPE_STRING)
        studio_snippet_append_literal (code, json_node_get_string (value), interpolation);
      else
        g_string_append_printf (code, "%" G_GINT64_FORMAT, json_node_get_int (value));
      if (at->next != NULL)
        g_string_append (code, *before_member == '\0' ? ", " : ",");
    }
  g_string_append (code, before_end);
  g_string_append_c (code, '}');
  return g_string_free (code, FALSE);
}

static char *
build_curl (JsonObject *body, const char *extension)
{
  g_autofree char *json = format_object (body, "\n  ", "\n", STUDIO_SNIPPET_INTERPOLATION_NONE);
  g_autofree char *quoted = g_shell_quote (json);

  return g_strdup_printf ("curl -sS \"$DIFFUSION_URL/v1/images/generations\" \\\n"
                          "  -H \"Authorization: Bearer $DIFFUSION_KEY\" \\\n"
                          "  -H \"Content-Type: application/json\" \\\n"
                          "  --data-binary %s |\n"
                          "  jq -r '.data[0].b64_json // error(tostring)' |\n"
                          "  base64 --decode > image.%s\n",
                          quoted,
                          extension);
}

/* The CLI takes the word after --prompt for one of its options where it looks like one, and a
 * terminal acts on control characters that are pasted into it. */
static gboolean
can_be_an_argument (const char *text)
{
  if (*text == '-')
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (*at != '\n' && studio_snippet_is_hidden_character (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static char *
build_heroku (JsonObject *body, const char *extension)
{
  g_autofree char *model = g_strdup (json_object_get_string_member (body, "model"));
  g_autofree char *prompt = NULL;

  json_object_remove_member (body, "model");
  if (can_be_an_argument (json_object_get_string_member (body, "prompt")))
    {
      g_autofree char *words = g_shell_quote (json_object_get_string_member (body, "prompt"));
      prompt = g_strdup_printf (" \\\n  --prompt %s", words);
      json_object_remove_member (body, "prompt");
    }
  g_autofree char *json = format_object (body, "", "", STUDIO_SNIPPET_INTERPOLATION_NONE);
  g_autofree char *options = g_shell_quote (json);
  return g_strdup_printf ("heroku ai:models:call DIFFUSION --app \"$APP_NAME\" --model %s%s \\\n"
                          "  --opts %s \\\n"
                          "  --output image.%s\n",
                          model,
                          prompt == NULL ? "" : prompt,
                          options,
                          extension);
}

static char *
build_python (JsonObject *body, const char *extension)
{
  g_autofree char *dict = format_object (body, "\n    ", ",\n", STUDIO_SNIPPET_INTERPOLATION_NONE);

  return g_strdup_printf (
      "import base64\n"
      "import json\n"
      "import os\n"
      "import urllib.request\n"
      "\n"
      "body = %s\n"
      "request = urllib.request.Request(\n"
      "    os.environ[\"DIFFUSION_URL\"] + \"/v1/images/generations\",\n"
      "    data=json.dumps(body).encode(),\n"
      "    headers={\n"
      "        \"Authorization\": \"Bearer \" + os.environ[\"DIFFUSION_KEY\"],\n"
      "        \"Content-Type\": \"application/json\",\n"
      "    },\n"
      ")\n"
      "with urllib.request.urlopen(request) as response:\n"
      "    answer = json.load(response)\n"
      "with open(\"image.%s\", \"wb\") as file:\n"
      "    file.write(base64.b64decode(answer[\"data\"][0][\"b64_json\"]))\n",
      dict,
      extension);
}

/* unpack1 ("m") decodes base64 without the gem that left Ruby’s own in 3.4. */
static char *
build_ruby (JsonObject *body, const char *extension)
{
  g_autofree char *hash = format_object (body, "\n  ", "\n", STUDIO_SNIPPET_INTERPOLATION_HASH);

  return g_strdup_printf ("require \"json\"\n"
                          "require \"net/http\"\n"
                          "\n"
                          "body = %s\n"
                          "response = Net::HTTP.post(\n"
                          "  URI(ENV.fetch(\"DIFFUSION_URL\") + \"/v1/images/generations\"),\n"
                          "  JSON.generate(body),\n"
                          "  \"Authorization\" => \"Bearer \" + ENV.fetch(\"DIFFUSION_KEY\"),\n"
                          "  \"Content-Type\" => \"application/json\"\n"
                          ")\n"
                          "abort response.body unless response.is_a?(Net::HTTPSuccess)\n"
                          "answer = JSON.parse(response.body)\n"
                          "File.binwrite(\"image.%s\", "
                          "answer[\"data\"][0][\"b64_json\"].unpack1(\"m\"))\n",
                          hash,
                          extension);
}

/* import () is there in scripts and modules alike, await at the top and require () are not. */
static char *
build_javascript (JsonObject *body, const char *extension)
{
  g_autofree char *object = format_object (
      body, "\n    ", ",\n  ", STUDIO_SNIPPET_INTERPOLATION_NONE);

  return g_strdup_printf (
      "async function main() {\n"
      "  const { writeFile } = await import(\"node:fs/promises\");\n"
      "  const body = %s;\n"
      "  const response = await fetch(process.env.DIFFUSION_URL + \"/v1/images/generations\", {\n"
      "    method: \"POST\",\n"
      "    headers: {\n"
      "      \"Authorization\": \"Bearer \" + process.env.DIFFUSION_KEY,\n"
      "      \"Content-Type\": \"application/json\",\n"
      "    },\n"
      "    body: JSON.stringify(body),\n"
      "  });\n"
      "  if (!response.ok) throw new Error(await response.text());\n"
      "  const answer = await response.json();\n"
      "  await writeFile(\"image.%s\", Buffer.from(answer.data[0].b64_json, \"base64\"));\n"
      "}\n"
      "\n"
      "main();\n",
      object,
      extension);
}

/**
 * studio_snippet_build:
 * @request: a request
 * @form: the form
 *
 * Writes the call of @request as others make it, ending in a line end. Run, it puts the image into
 * `image.png` or `image.jpg` of the current folder. Address and key are the config variables
 * `DIFFUSION_URL` and `DIFFUSION_KEY`, as in the Heroku Dev Center; the key itself is never in it.
 * The fields are those of studio_request_body_build(), whatever the prompt holds.
 *
 * %STUDIO_SNIPPET_HEROKU follows `ai:models:call` of heroku/heroku-cli-plugin-ai 2.0.2
 * (src/commands/ai/models/call.ts): MODEL_RESOURCE is the alias under which the service was added,
 * `--model` is for the standard plan, and what is in `--opts` becomes fields of the body. A prompt
 * that could not be a word of the command line goes there as well.
 *
 * Returns: (transfer full) (nullable): the snippet, or %NULL where studio_request_validate() does
 *   not accept @request
 */
char *
studio_snippet_build (StudioRequest *request, StudioSnippetForm form)
{
  if (!studio_request_validate (request, NULL))
    return NULL;

  g_autoptr (JsonObject) body = read_body (request);
  const char *extension = studio_output_format_get_extension (
      studio_request_get_output_format (request));
  if (body == NULL)
    return NULL;
  switch (form)
    {
    case STUDIO_SNIPPET_HEROKU:
      return build_heroku (body, extension);
    case STUDIO_SNIPPET_PYTHON:
      return build_python (body, extension);
    case STUDIO_SNIPPET_RUBY:
      return build_ruby (body, extension);
    case STUDIO_SNIPPET_JAVASCRIPT:
      return build_javascript (body, extension);
    case STUDIO_SNIPPET_CURL:
    default:
      return build_curl (body, extension);
    }
}
