/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connect-paste.h"

#include "studio-copy-row.h"
#include "studio-focus-chain.h"
#include "studio-secret.h"

#include <string.h>

struct _StudioConnectPaste
{
  AdwBin parent_instance;

  GtkTextView *text;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (StudioConnectPaste, studio_connect_paste, ADW_TYPE_BIN)

static guint edited_signal;

static void
changed_cb (StudioConnectPaste *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static gboolean
studio_connect_paste_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_CONNECT_PASTE (widget)->text));
}

static void
studio_connect_paste_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_CONNECT_PASTE);
  G_OBJECT_CLASS (studio_connect_paste_parent_class)->dispose (object);
}

static void
studio_connect_paste_class_init (StudioConnectPasteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_connect_paste_dispose;
  widget_class->grab_focus = studio_connect_paste_grab_focus;
  studio_focus_chain_install (widget_class);
  edited_signal = g_signal_new (
      "edited", STUDIO_TYPE_CONNECT_PASTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (STUDIO_TYPE_COPY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-connect-paste.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioConnectPaste, text);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectPaste, buffer);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
studio_connect_paste_init (StudioConnectPaste *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_connect_paste_read:
 * @self: the page
 * @error: return location; as studio_config_vars_read()
 *
 * Takes the pair of the inference add-on out of what was pasted and empties the page; where there
 * is none the text stays, to be corrected.
 *
 * Returns: (transfer full) (nullable): the pair
 */
StudioConfigVars *
studio_connect_paste_read (StudioConnectPaste *self, GError **error)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  g_autoptr (StudioSecret) text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  StudioConfigVars *vars = studio_config_vars_read (text, strlen (text), error);
  if (vars != NULL)
    gtk_text_buffer_set_text (self->buffer, "", 0);
  return vars;
}
