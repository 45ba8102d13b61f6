/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-batch-private.h"
#include "studio-cli-output.h"
#include "studio-cli-text.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#define CLEAR_LINE "\r\033[K"

static const char *const end_names[STUDIO_CLI_BATCH_N_ENDS] = {
  "kept", "kept_before", "refused", "failed", "unknown", "cancelled",
};

/**
 * studio_cli_batch_report_init:
 * @self: (out caller-allocates): the report
 * @json: whether one JSON value is printed at the end, and nothing before
 * @lines: (element-type StudioCliBatchLine): the lines
 */
void
studio_cli_batch_report_init (StudioCliBatchReport *self, gboolean json, GPtrArray *lines)
{
  *self = (StudioCliBatchReport){ .json = json, .n_lines = lines->len };
  self->results = json_array_new ();
  for (guint i = 0; i < lines->len; i++)
    self->n_images += ((const StudioCliBatchLine *) g_ptr_array_index (lines, i))->count;
}

/**
 * studio_cli_batch_report_clear:
 * @self: a report
 */
void
studio_cli_batch_report_clear (StudioCliBatchReport *self)
{
  g_clear_pointer (&self->results, json_array_unref);
}

/**
 * studio_cli_batch_report_count:
 * @self: a report
 *
 * Returns: how many images have come to an end
 */
guint
studio_cli_batch_report_count (const StudioCliBatchReport *self)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (self->n); i++)
    n += self->n[i];
  return n;
}

static void
print_end (const StudioCliBatchLine *line,
           StudioCliBatchEnd end,
           const char *path,
           const GError *error)
{
  if (isatty (STDERR_FILENO))
    g_printerr (CLEAR_LINE);
  if (end == STUDIO_CLI_BATCH_KEPT && path != NULL)
    g_print ("%s\n", path);
  if (error == NULL)
    return;
  g_printerr (_ ("Line %u: "), line->number);
  g_autofree char *sentence = studio_cli_text_make_line (error->message);
  g_printerr ("%s\n", sentence);
}

/**
 * studio_cli_batch_report_add:
 * @self: a report
 * @line: a line
 * @index: which image of it, from 0
 * @end: what became of it
 * @id: its call in the ledger, 0 for none
 * @path: (nullable): where it is
 * @error: (nullable): why it is not kept, or its copy is not written
 *
 * Notes what became of one image, and tells it at once unless JSON is wanted.
 */
void
studio_cli_batch_report_add (StudioCliBatchReport *self,
                             const StudioCliBatchLine *line,
                             guint index,
                             StudioCliBatchEnd end,
                             gint64 id,
                             const char *path,
                             const GError *error)
{
  self->n[end]++;
  if (!self->json)
    {
      print_end (line, end, path, error);
      return;
    }
  JsonObject *object = json_object_new ();
  json_object_set_int_member (object, "line", line->number);
  json_object_set_int_member (object, "image", index + 1);
  json_object_set_string_member (object, "state", end_names[end]);
  if (id > 0)
    json_object_set_int_member (object, "id", id);
  if (path != NULL)
    json_object_set_string_member (object, "path", path);
  if (error != NULL)
    json_object_set_member (object, "error", studio_cli_output_build_error (error));
  json_array_add_object_element (self->results, object);
}

static void
print_json (StudioCliBatchReport *self, const GError *error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "lines", self->n_lines);
  json_object_set_int_member (object, "images", self->n_images);
  for (gsize i = 0; i < G_N_ELEMENTS (end_names); i++)
    json_object_set_int_member (object, end_names[i], self->n[i]);
  json_object_set_int_member (
      object, "not_sent", self->n_images - studio_cli_batch_report_count (self));
  json_object_set_array_member (object, "results", json_array_ref (self->results));
  if (error != NULL)
    json_object_set_member (object, "error", studio_cli_output_build_error (error));
  json_node_take_object (node, object);
  studio_cli_output_json (node);
}

/**
 * studio_cli_batch_report_print:
 * @self: a report
 * @error: (nullable): what the batch ends with
 *
 * Sums it up.
 */
void
studio_cli_batch_report_print (StudioCliBatchReport *self, const GError *error)
{
  guint n_kept = self->n[STUDIO_CLI_BATCH_KEPT] + self->n[STUDIO_CLI_BATCH_KEPT_BEFORE];
  guint n_unknown = self->n[STUDIO_CLI_BATCH_UNKNOWN];
  guint n_left = self->n_images - studio_cli_batch_report_count (self);

  if (self->json)
    {
      print_json (self, error);
      return;
    }
  if (isatty (STDERR_FILENO))
    g_printerr (CLEAR_LINE);
  g_printerr (_ ("%'u of %'u kept, %'u refused, %'u failed, %'u cancelled, %'u not sent\n"),
              n_kept,
              self->n_images,
              self->n[STUDIO_CLI_BATCH_REFUSED],
              self->n[STUDIO_CLI_BATCH_FAILED],
              self->n[STUDIO_CLI_BATCH_CANCELLED],
              n_left);
  if (n_unknown > 0)
    g_printerr (
        g_dngettext (GETTEXT_PACKAGE,
                     "%'u may have been billed without an image; --retry-unknown asks again\n",
                     "%'u may have been billed without an image; --retry-unknown asks again\n",
                     n_unknown),
        n_unknown);
}
