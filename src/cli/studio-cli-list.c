/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"

#include <glib/gi18n-lib.h>

/**
 * studio_cli_print_records:
 * @context: the context
 * @library: the library
 * @records: (element-type StudioRecord): loaded records
 *
 * Prints a line of each, or all of them as one JSON array.
 */
void
studio_cli_print_records (StudioCliContext *context, StudioLibrary *library, GPtrArray *records)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      StudioRecord *record = g_ptr_array_index (records, i);
      g_autofree char *path = studio_library_dup_image_path (library, record);
      if (context->json)
        json_array_add_element (array, studio_cli_output_build_record (record, path));
      else
        studio_cli_output_print_line (record);
    }
  if (context->json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
      json_node_set_array (node, array);
      studio_cli_output_json (node);
    }
}

/* Words such as `failed,unknown`, a bit for each; `all` for every state. */
static gboolean
read_states (const char *words, guint *states, GError **error)
{
  g_auto (GStrv) each = g_strsplit (words == NULL ? "" : words, ",", -1);

  for (char **word = each; *word != NULL; word++)
    {
      StudioRecordState state;
      if (g_str_equal (*word, "all"))
        *states |= (1u << STUDIO_N_RECORD_STATES) - 1;
      else if (studio_record_state_from_string (*word, &state))
        *states |= 1u << state;
      else
        {
          studio_cli_set_usage_error (error, _ ("“%s” is not the state of a call."), *word);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * studio_cli_list:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `list`: the images of the library, newest first.
 *
 * Returns: whether they could be listed
 */
gboolean
studio_cli_list (StudioCliContext *context, int argc, char **argv, GError **error)
{
  g_autofree char *search = NULL;
  g_autofree char *state_words = NULL;
  guint states = 0;
  gboolean favourites = FALSE;
  gboolean trashed = FALSE;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "search",
      0,
      0,
      G_OPTION_ARG_STRING,
      &search,
      N_ ("Only those with these words"),
      N_ ("TEXT") },
    { "favourites", 0, 0, G_OPTION_ARG_NONE, &favourites, N_ ("Only those with a star"), NULL },
    { "trashed", 0, 0, G_OPTION_ARG_NONE, &trashed, N_ ("Those in the trash instead"), NULL },
    { "state",
      0,
      0,
      G_OPTION_ARG_STRING,
      &state_words,
      N_ ("Calls that ended so instead of images"),
      N_ ("STATE,…") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), "N" },
    G_OPTION_ENTRY_NULL,
  };

  if (!studio_cli_context_parse (
          context, argc, argv, "", _ ("Lists the images of the library."), entries, error)
      || !studio_cli_context_need_arguments (context, 0, 0, error)
      || !read_states (state_words, &states, error))
    return FALSE;
  if (limit < 0)
    {
      studio_cli_set_usage_error (error, _ ("--limit takes a number from 0 on."));
      return FALSE;
    }
  g_autoptr (StudioLibrary) library = studio_cli_context_open_library_to_read (context, error);
  if (library == NULL)
    return FALSE;
  StudioQuery query = {
    .search = search,
    .starred_only = favourites,
    .states = states,
    .trashed = trashed,
    .limit = (guint) limit,
  };
  g_autoptr (GArray) ids = studio_library_list_ids (library, &query, error);
  if (ids == NULL)
    return FALSE;
  g_autoptr (GPtrArray) records = studio_library_load_many (
      library, (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (records == NULL)
    return FALSE;
  studio_cli_print_records (context, library, records);
  return TRUE;
}
