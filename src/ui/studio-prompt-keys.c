/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-keys.h"

#include "studio-prompt-edit.h"

#include <string.h>

#define COMPOSING_KEY "studio-composing"

static gsize
get_byte_offset (const char *text, const GtkTextIter *iter)
{
  return (gsize) (g_utf8_offset_to_pointer (text, gtk_text_iter_get_offset (iter)) - text);
}

static void
select_bytes (GtkTextBuffer *buffer, const char *text, gsize start, gsize length)
{
  GtkTextIter first;
  GtkTextIter last;

  gtk_text_buffer_get_iter_at_offset (buffer, &first, (int) g_utf8_strlen (text, (gssize) start));
  gtk_text_buffer_get_iter_at_offset (
      buffer, &last, (int) g_utf8_strlen (text, (gssize) (start + length)));
  gtk_text_buffer_select_range (buffer, &last, &first);
}

typedef gboolean (
    *EditFunc) (StudioPromptEdit *edit, const char *text, gsize start, gsize end, int amount);

static void
edit_selection (GtkWidget *widget, EditFunc func, int amount)
{
  StudioPromptField *field = STUDIO_PROMPT_FIELD (widget);
  GtkTextView *view = studio_prompt_field_get_text_view (field);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *text = g_strdup (studio_prompt_field_get_text (field));
  g_auto (StudioPromptEdit) edit = { 0 };
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (!func (&edit, text, get_byte_offset (text, &start), get_byte_offset (text, &end), amount))
    {
      gtk_widget_error_bell (widget);
      return;
    }
  g_autofree char *after = studio_prompt_edit_apply (&edit, text);
  studio_prompt_field_set_text (field, after);
  select_bytes (buffer, after, edit.select_start, edit.select_length);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

/* As the first letter of a line decides for all of it. */
static gboolean
is_written_from_right (gunichar letter)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_SYRIAC,
    G_UNICODE_SCRIPT_THAANA, G_UNICODE_SCRIPT_NKO,    G_UNICODE_SCRIPT_ADLAM,
  };
  GUnicodeScript script = g_unichar_get_script (letter);

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (scripts[i] == script)
      return TRUE;
  return FALSE;
}

/* Left is towards the end of a text that runs from right to left. */
static gboolean
runs_from_right (GtkWidget *widget)
{
  GtkTextView *view = studio_prompt_field_get_text_view (STUDIO_PROMPT_FIELD (widget));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  end = start;
  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  g_autofree char *line = gtk_text_iter_get_text (&start, &end);
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return is_written_from_right (g_utf8_get_char (p));
  return gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;
}

static void
heavier_action (GtkWidget *widget,
                const char *name G_GNUC_UNUSED,
                GVariant *parameter G_GNUC_UNUSED)
{
  edit_selection (widget, studio_prompt_edit_weight, 1);
}

static void
lighter_action (GtkWidget *widget,
                const char *name G_GNUC_UNUSED,
                GVariant *parameter G_GNUC_UNUSED)
{
  edit_selection (widget, studio_prompt_edit_weight, -1);
}

static void
move_left_action (GtkWidget *widget,
                  const char *name G_GNUC_UNUSED,
                  GVariant *parameter G_GNUC_UNUSED)
{
  edit_selection (widget, studio_prompt_edit_move, runs_from_right (widget) ? 1 : -1);
}

static void
move_right_action (GtkWidget *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant *parameter G_GNUC_UNUSED)
{
  edit_selection (widget, studio_prompt_edit_move, runs_from_right (widget) ? -1 : 1);
}

/**
 * studio_prompt_keys_install:
 * @klass: the class of StudioPromptField
 *
 * Gives the field the actions `prompt.heavier`, `prompt.lighter`, `prompt.move-left` and
 * `prompt.move-right`.
 */
void
studio_prompt_keys_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "prompt.heavier", NULL, heavier_action);
  gtk_widget_class_install_action (klass, "prompt.lighter", NULL, lighter_action);
  gtk_widget_class_install_action (klass, "prompt.move-left", NULL, move_left_action);
  gtk_widget_class_install_action (klass, "prompt.move-right", NULL, move_right_action);
}

/* While an input method composes, all keys are its own. */
static void
preedit_cb (GtkTextView *text_view, const char *preedit, GtkEventController *keys)
{
  gboolean composing = *preedit != '\0';

  g_object_set_data (G_OBJECT (text_view), COMPOSING_KEY, composing ? text_view : NULL);
  gtk_event_controller_set_propagation_phase (keys, composing ? GTK_PHASE_NONE : GTK_PHASE_CAPTURE);
}

/**
 * studio_prompt_keys_listen:
 * @text_view: the text of a prompt
 *
 * Gives it the keys of those actions and of the composer's. They come before the text view's own,
 * of which Ctrl+Up and Ctrl+Down go from paragraph to paragraph; but not before an input method
 * that is composing.
 */
void
studio_prompt_keys_listen (GtkTextView *text_view)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Up, GDK_CONTROL_MASK, "prompt.heavier" },
    { GDK_KEY_Down, GDK_CONTROL_MASK, "prompt.lighter" },
    { GDK_KEY_Left, GDK_ALT_MASK, "prompt.move-left" },
    { GDK_KEY_Right, GDK_ALT_MASK, "prompt.move-right" },
    { GDK_KEY_Up, GDK_ALT_MASK, "composer.history-older" },
    { GDK_KEY_Down, GDK_ALT_MASK, "composer.history-newer" },
    { GDK_KEY_z, GDK_CONTROL_MASK, "composer.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "composer.redo" },
    { GDK_KEY_y, GDK_CONTROL_MASK, "composer.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (text_view), controller);
  g_signal_connect_object (
      text_view, "preedit-changed", G_CALLBACK (preedit_cb), controller, G_CONNECT_DEFAULT);
}

/**
 * studio_prompt_keys_get_composing:
 * @focus: (nullable): what has the focus
 *
 * Returns: whether it is a prompt in which an input method composes a word, which is not in the
 *   text before it is committed
 */
gboolean
studio_prompt_keys_get_composing (GtkWidget *focus)
{
  return focus != NULL && g_object_get_data (G_OBJECT (focus), COMPOSING_KEY) != NULL;
}
