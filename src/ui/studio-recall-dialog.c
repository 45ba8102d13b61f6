/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall-dialog.h"

#include "studio-dialog-title.h"
#include "studio-import-actions.h"
#include "studio-recall-actions.h"
#include "studio-recall-row.h"
#include "studio-shared-closures.h"
#include "studio-shrink.h"
#include "studio-texture.h"

#include <glib/gi18n-lib.h>

#define PREVIEW_EDGE 64

struct _StudioRecallDialog
{
  AdwWindow parent_instance;

  GtkWidget *use_button;
  GtkWidget *import_button;
  AdwPreferencesGroup *fields_group;
  AdwPreferencesGroup *unused_group;
  AdwActionRow *source_row;
  GtkImage *preview;
  GtkLabel *unused_label;
  GtkLabel *issues_label;
  StudioWindow *window;
  StudioComposition *composition;
  GPtrArray *rows; /* of StudioRecallRow, not owned */
  char *path;
};

G_DEFINE_FINAL_TYPE (StudioRecallDialog, studio_recall_dialog, ADW_TYPE_WINDOW)

static guint
get_wanted (StudioRecallDialog *self)
{
  guint wanted = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      StudioRecallRow *row = g_ptr_array_index (self->rows, i);
      if (studio_recall_row_get_active (row))
        wanted |= studio_recall_row_get_field (row);
    }
  return wanted;
}

static void
active_cb (StudioRecallDialog *self)
{
  gtk_widget_set_sensitive (self->use_button, get_wanted (self) != 0);
}

/* A lock of a field that was not found this time stays. */
static void
locked_cb (StudioRecallDialog *self)
{
  GSettings *settings = studio_window_get_settings (self->window);
  guint locks = studio_recall_actions_get_locks (settings);

  for (guint i = 0; i < self->rows->len; i++)
    {
      StudioRecallRow *row = g_ptr_array_index (self->rows, i);
      guint field = studio_recall_row_get_field (row);
      locks = studio_recall_row_get_locked (row) ? locks | field : locks & ~field;
    }
  studio_recall_actions_set_locks (settings, locks);
}

static void
use_cb (StudioRecallDialog *self)
{
  guint wanted = get_wanted (self);

  if (studio_window_get_session (self->window) != NULL)
    studio_recall_actions_apply (self->window, self->composition, wanted);
  gtk_window_close (GTK_WINDOW (self));
}

static void
import_cb (StudioRecallDialog *self)
{
  const char *const paths[] = { self->path, NULL };

  studio_import_actions_start (self->window, paths);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_row (StudioRecallDialog *self,
         guint field,
         const char *title,
         const char *found,
         const char *now)
{
  GSettings *settings = studio_window_get_settings (self->window);
  gboolean locked = (studio_recall_actions_get_locks (settings) & field) != 0;

  if ((self->composition->fields & field) == 0)
    return;
  GtkWidget *row = studio_recall_row_new (field, title, found, now, locked);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->fields_group, row);
}

/* The nearest of nine is not what the image has. */
static char *
describe_ratio (const StudioRecall *recall)
{
  g_autofree char *ratio = studio_closure_ratio_summary (NULL, recall->aspect_ratio);

  if (recall->exact_ratio || recall->width == 0)
    return g_steal_pointer (&ratio);
  /* Translators: an aspect ratio, and the pixels that it is the nearest to */
  return g_strdup_printf (
      _ ("%1$s, the nearest to %2$d×%3$d"), ratio, recall->width, recall->height);
}

static char *
describe_format (StudioOutputFormat format)
{
  return g_ascii_strup (studio_output_format_to_string (format), -1);
}

static void
add_rows (StudioRecallDialog *self, const StudioRecall *recall)
{
  StudioDraft *draft = studio_session_get_draft (studio_window_get_session (self->window));
  g_autoptr (StudioComposition) now = studio_composition_new_from_draft (draft);
  g_autofree char *ratio = describe_ratio (recall);
  g_autofree char *ratio_now = studio_closure_ratio_summary (NULL, now->aspect_ratio);
  g_autofree char *format = describe_format (self->composition->format);
  g_autofree char *format_now = describe_format (now->format);

  add_row (self, STUDIO_COMPOSITION_PROMPT, _ ("Prompt"), self->composition->prompt, now->prompt);
  add_row (self,
           STUDIO_COMPOSITION_NEGATIVE_PROMPT,
           _ ("Negative Prompt"),
           self->composition->negative_prompt,
           now->negative_prompt);
  add_row (self, STUDIO_COMPOSITION_SEED, _ ("Seed"), self->composition->seed, now->seed);
  add_row (self, STUDIO_COMPOSITION_ASPECT_RATIO, _ ("Aspect Ratio"), ratio, ratio_now);
  add_row (self, STUDIO_COMPOSITION_FORMAT, _ ("Format"), format, format_now);
}

static void
show_source (StudioRecallDialog *self, const StudioRecall *recall)
{
  g_autofree char *name = self->path == NULL ? g_strdup (_ ("Clipboard"))
                                             : g_filename_display_basename (self->path);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->source_row), name);
  adw_action_row_set_subtitle (self->source_row,
                               recall->source == STUDIO_RECALL_SOURCE_NONE
                                   ? _ ("No parameters, only what the image itself shows")
                                   : studio_recall_source_get_title (recall->source));
}

/* As large as it is on a screen with two pixels for each. */
static void
shrink_in_thread (GTask *task,
                  G_GNUC_UNUSED gpointer source,
                  gpointer path,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = studio_shrink_decode_file (
      path, 2 * PREVIEW_EDGE, cancellable, &error);

  if (pixbuf == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, studio_texture_new_for_pixbuf (pixbuf), g_object_unref);
}

/* What cannot be shown keeps its icon. */
static void
shrunk_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioRecallDialog) self = data;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture == NULL || self->preview == NULL)
    return;
  gtk_image_set_from_paintable (self->preview, GDK_PAINTABLE (texture));
  gtk_image_set_pixel_size (self->preview, PREVIEW_EDGE);
}

static void
show_preview (StudioRecallDialog *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, shrunk_cb, g_object_ref (self));

  g_task_set_source_tag (task, show_preview);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, shrink_in_thread);
}

static void
show_leftovers (StudioRecallDialog *self, const StudioRecall *recall)
{
  g_autofree char *unused = studio_recall_dialog_describe_unused (recall);
  g_auto (GStrv) sentences = studio_metadata_issues_describe (recall->issues);
  g_autofree char *issues = g_strjoinv ("\n", sentences);

  gtk_label_set_label (self->unused_label, unused);
  gtk_widget_set_visible (GTK_WIDGET (self->unused_group), *unused != '\0');
  gtk_label_set_label (self->issues_label, issues);
  gtk_widget_set_visible (GTK_WIDGET (self->issues_label), *issues != '\0');
}

static void
studio_recall_dialog_dispose (GObject *object)
{
  StudioRecallDialog *self = STUDIO_RECALL_DIALOG (object);

  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_RECALL_DIALOG);
  G_OBJECT_CLASS (studio_recall_dialog_parent_class)->dispose (object);
}

static void
studio_recall_dialog_finalize (GObject *object)
{
  StudioRecallDialog *self = STUDIO_RECALL_DIALOG (object);

  g_clear_pointer (&self->composition, studio_composition_free);
  g_ptr_array_unref (self->rows);
  g_free (self->path);
  /* Not before: disposing of a window looks at the one that it belongs to. */
  g_object_unref (self->window);
  G_OBJECT_CLASS (studio_recall_dialog_parent_class)->finalize (object);
}

static void
studio_recall_dialog_class_init (StudioRecallDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_recall_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_recall_dialog_finalize;
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Escape, (GdkModifierType) 0, "window.close", NULL);
  g_type_ensure (STUDIO_TYPE_DIALOG_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-recall-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioRecallDialog, use_button);
  gtk_widget_class_bind_template_child (widget_class, StudioRecallDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, StudioRecallDialog, fields_group);
  gtk_widget_class_bind_template_child (widget_class, StudioRecallDialog, unused_group);
  gtk_widget_class_bind_template_child (widget_class, StudioRecallDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, StudioRecallDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, StudioRecallDialog, unused_label);
  gtk_widget_class_bind_template_child (widget_class, StudioRecallDialog, issues_label);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
studio_recall_dialog_init (StudioRecallDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The path beside it needs room, too, where the text is large. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->import_button))), TRUE);
}

/**
 * studio_recall_dialog_new:
 * @window: the window whose composer it is about
 * @recall: what was found
 * @path: (nullable): the image file in which it was, which can be taken in from here
 *
 * Returns: (transfer none): the dialog, which GTK owns
 */
GtkWindow *
studio_recall_dialog_new (StudioWindow *window, const StudioRecall *recall, const char *path)
{
  StudioRecallDialog *self = g_object_new (
      STUDIO_TYPE_RECALL_DIALOG, "transient-for", window, NULL);

  self->window = g_object_ref (window);
  self->path = g_strdup (path);
  self->composition = studio_composition_new_from_recall (recall);
  show_source (self, recall);
  add_rows (self, recall);
  show_leftovers (self, recall);
  gtk_widget_set_visible (self->import_button, path != NULL && recall->is_image);
  if (path != NULL && recall->is_image)
    show_preview (self);
  active_cb (self);
  return GTK_WINDOW (self);
}

/**
 * studio_recall_dialog_describe_unused:
 * @recall: what was found
 *
 * Returns: (transfer full): what of it cannot be used, one a line, perhaps empty
 */
char *
studio_recall_dialog_describe_unused (const StudioRecall *recall)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < recall->unused->len; i++)
    {
      const StudioRecallUnused *unused = g_ptr_array_index (recall->unused, i);
      if (i > 0)
        g_string_append_c (text, '\n');
      if (unused->reason == STUDIO_RECALL_REASON_OUT_OF_RANGE)
        /* Translators: a setting and its value, which is too large for the service */
        g_string_append_printf (text, _ ("%1$s: %2$s (out of range)"), unused->name, unused->value);
      else
        g_string_append_printf (text, "%s: %s", unused->name, unused->value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
