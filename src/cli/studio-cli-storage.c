/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-cli-work.h"
#include "studio-cli-text.h"
#include "studio-storage.h"

#include <glib/gi18n-lib.h>

/* What the library takes of the disk, and what may leave it. */

typedef struct
{
  StudioCliContext *context;
  StudioLibrary *library;
  StudioStorage storage;
} Measuring;

static gboolean
measure_cb (GCancellable *cancellable, gpointer data, GError **error)
{
  Measuring *self = data;
  return studio_library_measure (self->library, &self->storage, cancellable, error);
}

static void
add_amount (JsonObject *object, const char *name, StudioAmount amount)
{
  JsonObject *member = json_object_new ();

  json_object_set_int_member (member, "files", (gint64) amount.n_files);
  json_object_set_int_member (member, "bytes", (gint64) amount.n_bytes);
  json_object_set_object_member (object, name, member);
}

static void
print_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  studio_cli_output_json (node);
}

static void
print_amount (const char *label, StudioAmount amount)
{
  g_autofree char *size = g_format_size (amount.n_bytes);
  g_autofree char *name = studio_cli_text_fill (label, 24);

  g_print ("%s %10" G_GUINT64_FORMAT "  %s\n", name, amount.n_files, size);
}

static void
print_storage (const Measuring *self)
{
  const StudioStorage *storage = &self->storage;

  if (!self->context->json)
    {
      print_amount (_ ("Images"), storage->images);
      print_amount (C_ ("noun", "Trash"), storage->trash);
      print_amount (_ ("Thumbnails"), storage->thumbnails);
      print_amount (_ ("Database and journals"), storage->database);
      print_amount (_ ("Left over"), storage->leftovers);
      return;
    }
  JsonObject *object = json_object_new ();
  add_amount (object, "images", storage->images);
  add_amount (object, "trash", storage->trash);
  add_amount (object, "thumbnails", storage->thumbnails);
  add_amount (object, "database", storage->database);
  add_amount (object, "leftovers", storage->leftovers);
  print_object (object);
}

/**
 * studio_cli_storage:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `storage`: what the library takes of the disk.
 *
 * Returns: whether it could be found out
 */
gboolean
studio_cli_storage (StudioCliContext *context, int argc, char **argv, GError **error)
{
  Measuring self = { .context = context };

  if (!studio_cli_context_parse (
          context, argc, argv, "", _ ("Tells what the library takes of the disk."), NULL, error)
      || !studio_cli_context_need_arguments (context, 0, 0, error))
    return FALSE;
  self.library = studio_cli_context_open_library_to_read (context, error);
  gboolean good = self.library != NULL && studio_cli_work_run (measure_cb, &self, error);
  if (good)
    print_storage (&self);
  g_clear_object (&self.library);
  return good;
}

typedef struct
{
  StudioCliContext *context;
  StudioLibrary *library;
  GArray *ids;
  StudioAmount amount;
  gint64 before_us;
  gboolean agreed;
} Cleanup;

static gboolean
cleanup_cb (GCancellable *cancellable, gpointer data, GError **error)
{
  Cleanup *self = data;
  return studio_library_trash_many (self->library,
                                    (const gint64 *) (gpointer) self->ids->data,
                                    self->ids->len,
                                    studio_cli_work_show_progress,
                                    NULL,
                                    cancellable,
                                    error);
}

static void
print_cleanup (const Cleanup *self)
{
  g_autofree char *size = g_format_size (self->amount.n_bytes);
  guint n = self->ids->len;

  if (self->context->json)
    {
      JsonObject *object = json_object_new ();
      JsonArray *ids = json_array_new ();
      for (guint i = 0; i < n; i++)
        json_array_add_int_element (ids, g_array_index (self->ids, gint64, i));
      json_object_set_int_member (object, "images", n);
      json_object_set_int_member (object, "bytes", (gint64) self->amount.n_bytes);
      json_object_set_boolean_member (object, "done", self->agreed);
      json_object_set_array_member (object, "ids", ids);
      print_object (object);
    }
  else if (self->agreed)
    g_print (g_dngettext (GETTEXT_PACKAGE,
                          "In the trash now: %'u image, %s\n",
                          "In the trash now: %'u images, %s\n",
                          n),
             n,
             size);
  else
    g_print (g_dngettext (GETTEXT_PACKAGE,
                          "This would go to the trash with --yes: %'u image, %s\n",
                          "These would go to the trash with --yes: %'u images, %s\n",
                          n),
             n,
             size);
}

static gboolean
clean_up (Cleanup *self, GError **error)
{
  self->library = self->agreed ? studio_cli_context_open_library (self->context, error)
                               : studio_cli_context_open_library_to_read (self->context, error);
  if (self->library == NULL)
    return FALSE;
  self->ids = studio_library_list_unstarred (self->library, self->before_us, &self->amount, error);
  if (self->ids == NULL || (self->agreed && !studio_cli_work_run (cleanup_cb, self, error)))
    return FALSE;
  studio_cli_work_clear_progress ();
  print_cleanup (self);
  return TRUE;
}

/**
 * studio_cli_cleanup:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `cleanup --older-than DAYS`: shows what nobody gave a star or a rating, or moves it to the trash.
 *
 * Returns: whether it was done
 */
gboolean
studio_cli_cleanup (StudioCliContext *context, int argc, char **argv, GError **error)
{
  Cleanup self = { .context = context };
  int days = -1;
  const GOptionEntry entries[] = {
    { "older-than", 0, 0, G_OPTION_ARG_INT, &days, N_ ("Only what is older"), N_ ("DAYS") },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &self.agreed, N_ ("Do it instead of showing it"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!studio_cli_context_parse (context,
                                 argc,
                                 argv,
                                 "",
                                 _ ("Moves images without a star or a rating to the trash."),
                                 entries,
                                 error)
      || !studio_cli_context_need_arguments (context, 0, 0, error))
    return FALSE;
  if (days < 0)
    {
      studio_cli_set_usage_error (error, _ ("cleanup needs --older-than with a number of days."));
      return FALSE;
    }
  self.before_us = studio_clock_get_real_us (context->clock) - days * G_TIME_SPAN_DAY;
  gboolean good = clean_up (&self, error);
  g_clear_pointer (&self.ids, g_array_unref);
  g_clear_object (&self.library);
  return good;
}
