/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-note-field.h"

#include "studio-focus-chain.h"

/* Long enough not to write with every letter. */
#define SAVE_DELAY_MS 800

struct _StudioNoteField
{
  AdwBin parent_instance;

  GtkTextView *text_view;
  GtkWidget *placeholder;
  guint save_source; /* runs while there is anything to save */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (StudioNoteField, studio_note_field, ADW_TYPE_BIN)

static guint save_signal;

static gboolean
save_timeout_cb (gpointer user_data)
{
  studio_note_field_commit (user_data);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (StudioNoteField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);

  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
  if (self->setting)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_DELAY_MS, save_timeout_cb, self);
}

static void
left_cb (StudioNoteField *self)
{
  studio_note_field_commit (self);
}

static void
studio_note_field_unmap (GtkWidget *widget)
{
  studio_note_field_commit (STUDIO_NOTE_FIELD (widget));
  GTK_WIDGET_CLASS (studio_note_field_parent_class)->unmap (widget);
}

static gboolean
studio_note_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_NOTE_FIELD (widget)->text_view));
}

static void
studio_note_field_dispose (GObject *object)
{
  g_clear_handle_id (&STUDIO_NOTE_FIELD (object)->save_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_NOTE_FIELD);
  G_OBJECT_CLASS (studio_note_field_parent_class)->dispose (object);
}

static void
studio_note_field_class_init (StudioNoteFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_note_field_dispose;
  widget_class->unmap = studio_note_field_unmap;
  widget_class->grab_focus = studio_note_field_grab_focus;
  studio_focus_chain_install (widget_class);
  save_signal = g_signal_new ("save",
                              G_TYPE_FROM_CLASS (klass),
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              1,
                              G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-note-field.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioNoteField, text_view);
  gtk_widget_class_bind_template_child (widget_class, StudioNoteField, placeholder);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
studio_note_field_init (StudioNoteField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_note_field_set_text:
 * @self: a field
 * @text: (nullable): the note as it is kept
 *
 * What a person has typed and was not saved yet stays instead.
 */
void
studio_note_field_set_text (StudioNoteField *self, const char *text)
{
  g_return_if_fail (STUDIO_IS_NOTE_FIELD (self));
  g_autofree char *old = studio_note_field_dup_text (self);

  if (self->save_source != 0 || g_strcmp0 (old, text == NULL ? "" : text) == 0)
    return;
  self->setting = TRUE;
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (self->text_view), text == NULL ? "" : text, -1);
  self->setting = FALSE;
}

/**
 * studio_note_field_dup_text:
 * @self: a field
 *
 * Returns: (transfer full): what is typed
 */
char *
studio_note_field_dup_text (StudioNoteField *self)
{
  g_return_val_if_fail (STUDIO_IS_NOTE_FIELD (self), NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * studio_note_field_commit:
 * @self: a field
 *
 * Emits `save` at once if there is anything to save.
 */
void
studio_note_field_commit (StudioNoteField *self)
{
  g_return_if_fail (STUDIO_IS_NOTE_FIELD (self));
  if (self->save_source == 0)
    return;
  g_autofree char *text = studio_note_field_dup_text (self);
  /* From its own timeout too, whose end finds nothing to remove then. */
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_signal_emit (self, save_signal, 0, text);
}
