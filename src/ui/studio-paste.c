/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-paste.h"

#include "studio-bring-in.h"
#include "studio-present.h"
#include "studio-recall-dialog.h"
#include "studio-recall-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An image on the clipboard is not larger than this; whoever offers more is passed over. */
#define MAX_BYTES (128 * 1024 * 1024)
#define PIECE_SIZE (256 * 1024)

static const char *const image_types[] = { "image/png", "image/jpeg", "image/webp", NULL };

typedef struct
{
  StudioWindow *window;
  GByteArray *bytes;
} Pasting;

static void
pasting_free (Pasting *self)
{
  g_object_unref (self->window);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

static void
say_nothing_there (StudioWindow *window)
{
  studio_window_add_toast (window,
                           adw_toast_new (_ ("There is no image and no text on the clipboard")));
}

static void
piece_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) self = data;
  GInputStream *stream = G_INPUT_STREAM (source);
  g_autoptr (GBytes) piece = g_input_stream_read_bytes_finish (stream, result, NULL);
  gsize size = piece == NULL ? 0 : g_bytes_get_size (piece);

  if (piece == NULL || self->bytes->len + size > MAX_BYTES)
    say_nothing_there (self->window);
  else if (size == 0)
    {
      g_autoptr (GBytes) all = g_byte_array_free_to_bytes (g_byte_array_ref (self->bytes));
      studio_bring_in_bytes (self->window, all);
    }
  else
    {
      g_byte_array_append (self->bytes, g_bytes_get_data (piece, NULL), (guint) size);
      g_input_stream_read_bytes_async (
          stream, PIECE_SIZE, G_PRIORITY_DEFAULT, NULL, piece_cb, g_steal_pointer (&self));
    }
}

static void
image_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWindow) window = data;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (
      GDK_CLIPBOARD (source), result, NULL, NULL);

  if (stream == NULL)
    {
      say_nothing_there (window);
      return;
    }
  Pasting *self = g_new0 (Pasting, 1);
  self->window = g_steal_pointer (&window);
  self->bytes = g_byte_array_new ();
  g_input_stream_read_bytes_async (stream, PIECE_SIZE, G_PRIORITY_DEFAULT, NULL, piece_cb, self);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWindow) window = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GSList) files = value == NULL ? NULL
                                           : gdk_file_list_get_files (g_value_get_boxed (value));
  g_auto (GStrv) paths = studio_bring_in_list_paths (files);

  if (*paths == NULL)
    say_nothing_there (window);
  else
    studio_bring_in_paths (window, (const char *const *) paths);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWindow) window = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || *text == '\0')
    {
      say_nothing_there (window);
      return;
    }
  gsize size = strlen (text);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&text), size);
  studio_bring_in_bytes (window, bytes);
}

static gboolean
has_image (GdkContentFormats *formats)
{
  for (gsize i = 0; image_types[i] != NULL; i++)
    if (gdk_content_formats_contain_mime_type (formats, image_types[i]))
      return TRUE;
  return FALSE;
}

/* A file first: its bytes have the parameters, which a copied picture has lost. */
static void
paste_action (GtkWidget *widget, G_GNUC_UNUSED const char *name, G_GNUC_UNUSED GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (
      gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (
        clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb, g_object_ref (widget));
  else if (has_image (formats))
    gdk_clipboard_read_async (clipboard,
                              (const char **) image_types,
                              G_PRIORITY_DEFAULT,
                              NULL,
                              image_cb,
                              g_object_ref (widget));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, g_object_ref (widget));
}

static void
use_cb (AdwToast *toast, gpointer recall)
{
  StudioWindow *window = g_object_get_data (G_OBJECT (toast), "window");

  if (studio_window_get_session (window) != NULL)
    studio_present (studio_recall_dialog_new (window, recall, NULL));
}

static void
free_recall_cb (gpointer recall, G_GNUC_UNUSED GClosure *closure)
{
  studio_recall_free (recall);
}

static void
checked_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWindow) window = data;
  g_autoptr (StudioRecall) recall = studio_recall_reader_read_finish (result, NULL);

  if (recall == NULL || recall->source == STUDIO_RECALL_SOURCE_NONE)
    return;
  /* Translators: %s is a program, such as AUTOMATIC1111 */
  g_autofree char *words = g_strdup_printf (_ ("These are parameters: %s"),
                                            studio_recall_source_get_title (recall->source));
  AdwToast *toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, _ ("_Use as Parameters"));
  g_object_set_data_full (G_OBJECT (toast), "window", g_object_ref (window), g_object_unref);
  g_signal_connect_data (
      toast, "button-clicked", G_CALLBACK (use_cb), g_steal_pointer (&recall), free_recall_cb, 0);
  studio_window_add_toast (window, toast);
}

static void
check_text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioWindow) window = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || *text == '\0')
    return;
  gsize size = strlen (text);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&text), size);
  studio_recall_reader_read_bytes_async (bytes, NULL, checked_cb, g_steal_pointer (&window));
}

static void
check_pasted_action (GtkWidget *widget,
                     G_GNUC_UNUSED const char *name,
                     G_GNUC_UNUSED GVariant *parameter)
{
  gdk_clipboard_read_text_async (
      gtk_widget_get_clipboard (widget), NULL, check_text_cb, g_object_ref (widget));
}

/**
 * studio_paste_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the actions on the clipboard. The key is a binding of the window, so that every
 * text field has it first.
 */
void
studio_paste_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.paste", NULL, paste_action);
  gtk_widget_class_install_action (klass, "win.check-pasted", NULL, check_pasted_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste", NULL);
}
