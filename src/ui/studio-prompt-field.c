/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-prompt-field.h"

#include "studio-focus-chain.h"
#include "studio-prompt-keys.h"
#include "studio-property.h"
#include "studio-request.h"
#include "studio-shared-closures.h"
#include "studio-wrap-layout.h"

#include <string.h>
#include "studio-text-change.h"

struct _StudioPromptField
{
  AdwBin parent_instance;

  GtkTextView *text_view;
  GtkLabel *counter;
  GtkWidget *card;
  AdwBin *tools;
  char *text;
  char *title;
  char *placeholder;
  char *error;
  gboolean show_title;
  int min_height;
  guint n_characters;
  guint n_user_actions;
};

G_DEFINE_FINAL_TYPE (StudioPromptField, studio_prompt_field, ADW_TYPE_BIN)

typedef enum
{
  PROP_TEXT = 1,
  PROP_TITLE,
  PROP_SHOW_TITLE,
  PROP_PLACEHOLDER,
  PROP_MIN_HEIGHT,
  PROP_ERROR,
  PROP_N_CHARACTERS,
  PROP_LIMIT,
} StudioPromptFieldProperty;

static GParamSpec *properties[PROP_LIMIT + 1];

static void
set_css_class (gpointer widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_invalid (StudioPromptField *self)
{
  gboolean too_long = self->n_characters > STUDIO_PROMPT_MAX_CHARACTERS;
  gboolean invalid = too_long || self->error != NULL;

  set_css_class (self->counter, "error", too_long);
  set_css_class (self->counter, "dim-label", !too_long);
  set_css_class (self->card, "error", invalid);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text_view),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->error == NULL ? "" : self->error,
                                  -1);
}

static void
take_text (StudioPromptField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  guint n_characters = (guint) studio_prompt_count_characters (text);

  if (!studio_property_set_string (self, properties[PROP_TEXT], &self->text, text))
    return;
  studio_prompt_field_set_error (self, NULL);
  if (n_characters == self->n_characters)
    return;
  self->n_characters = n_characters;
  update_invalid (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHARACTERS]);
}

/* What replaces a selection takes it out first: one change, not two. */
static void
changed_cb (StudioPromptField *self)
{
  if (self->n_user_actions == 0)
    take_text (self);
}

static void
begin_user_action_cb (StudioPromptField *self)
{
  self->n_user_actions++;
}

static void
end_user_action_cb (StudioPromptField *self)
{
  if (self->n_user_actions > 0 && --self->n_user_actions == 0)
    take_text (self);
}

/* The steps are the draft's own: they know of the other fields and outlive the window. */
static void
undo_cb (StudioPromptField *self, GtkTextBuffer *buffer)
{
  g_signal_stop_emission_by_name (buffer, "undo");
  gtk_widget_activate_action (GTK_WIDGET (self), "composer.undo", NULL);
}

static void
redo_cb (StudioPromptField *self, GtkTextBuffer *buffer)
{
  g_signal_stop_emission_by_name (buffer, "redo");
  gtk_widget_activate_action (GTK_WIDGET (self), "composer.redo", NULL);
}

/* What was pasted may be more than a prompt. */
static void
pasted_cb (StudioPromptField *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.check-pasted", NULL);
}

static gboolean
studio_prompt_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_PROMPT_FIELD (widget)->text_view));
}

static void
studio_prompt_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioPromptField *self = STUDIO_PROMPT_FIELD (object);

  switch ((StudioPromptFieldProperty) id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SHOW_TITLE:
      g_value_set_boolean (value, self->show_title);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_MIN_HEIGHT:
      g_value_set_int (value, self->min_height);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_N_CHARACTERS:
      g_value_set_uint (value, self->n_characters);
      break;
    case PROP_LIMIT:
      g_value_set_uint (value, STUDIO_PROMPT_MAX_CHARACTERS);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_prompt_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioPromptField *self = STUDIO_PROMPT_FIELD (object);

  switch ((StudioPromptFieldProperty) id)
    {
    case PROP_TEXT:
      studio_prompt_field_set_text (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      studio_property_set_string (self, pspec, &self->title, g_value_get_string (value));
      break;
    case PROP_SHOW_TITLE:
      studio_property_set_boolean (self, pspec, &self->show_title, g_value_get_boolean (value));
      break;
    case PROP_PLACEHOLDER:
      studio_property_set_string (self, pspec, &self->placeholder, g_value_get_string (value));
      break;
    case PROP_MIN_HEIGHT:
      studio_property_set_int (self, pspec, &self->min_height, g_value_get_int (value));
      break;
    case PROP_ERROR:
      studio_prompt_field_set_error (self, g_value_get_string (value));
      break;
    case PROP_N_CHARACTERS:
    case PROP_LIMIT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_prompt_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_PROMPT_FIELD);
  G_OBJECT_CLASS (studio_prompt_field_parent_class)->dispose (object);
}

static void
studio_prompt_field_finalize (GObject *object)
{
  StudioPromptField *self = STUDIO_PROMPT_FIELD (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->placeholder, g_free);
  g_clear_pointer (&self->error, g_free);
  G_OBJECT_CLASS (studio_prompt_field_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", STUDIO_PARAM_READWRITE);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  properties[PROP_SHOW_TITLE] = g_param_spec_boolean (
      "show-title", NULL, NULL, TRUE, STUDIO_PARAM_READWRITE);
  properties[PROP_PLACEHOLDER] = g_param_spec_string (
      "placeholder", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  properties[PROP_MIN_HEIGHT] = g_param_spec_int (
      "min-height", NULL, NULL, 0, 1000, 64, STUDIO_PARAM_READWRITE);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, STUDIO_PARAM_READWRITE);
  properties[PROP_N_CHARACTERS] = g_param_spec_uint (
      "n-characters", NULL, NULL, 0, G_MAXUINT, 0, STUDIO_PARAM_READABLE);
  properties[PROP_LIMIT] = g_param_spec_uint (
      "limit", NULL, NULL, 0, G_MAXUINT, STUDIO_PROMPT_MAX_CHARACTERS, STUDIO_PARAM_READABLE);
  g_object_class_install_properties (klass, G_N_ELEMENTS (properties), properties);
}

static void
studio_prompt_field_class_init (StudioPromptFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_prompt_field_get_property;
  object_class->set_property = studio_prompt_field_set_property;
  object_class->dispose = studio_prompt_field_dispose;
  object_class->finalize = studio_prompt_field_finalize;
  widget_class->grab_focus = studio_prompt_field_grab_focus;
  studio_focus_chain_install (widget_class);
  install_properties (object_class);
  studio_prompt_keys_install (widget_class);

  g_type_ensure (STUDIO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-prompt-field.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPromptField, text_view);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptField, counter);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptField, card);
  gtk_widget_class_bind_template_child (widget_class, StudioPromptField, tools);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pasted_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_user_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_user_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, redo_cb);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_counter);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_has_text);
  gtk_widget_class_bind_template_callback (widget_class, studio_closure_not);
}

static void
studio_prompt_field_init (StudioPromptField *self)
{
  self->text = g_strdup ("");
  self->show_title = TRUE;
  self->min_height = 64;
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_prompt_keys_listen (self->text_view);
}

/**
 * studio_prompt_field_get_text:
 * @self: a field
 *
 * Returns: (transfer none): what is typed
 */
const char *
studio_prompt_field_get_text (StudioPromptField *self)
{
  g_return_val_if_fail (STUDIO_IS_PROMPT_FIELD (self), NULL);
  return self->text;
}

/**
 * studio_prompt_field_set_text:
 * @self: a field
 * @text: (nullable): the new text
 *
 * Replaces what differs in one step, and puts the cursor behind it.
 */
void
studio_prompt_field_set_text (StudioPromptField *self, const char *text)
{
  g_return_if_fail (STUDIO_IS_PROMPT_FIELD (self));
  if (text == NULL)
    text = "";
  if (g_str_equal (text, self->text))
    return;

  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  StudioTextChange change = studio_text_change_find (self->text, text);
  int first = (int) g_utf8_strlen (text, (gssize) change.start);
  int last = first + (int) g_utf8_strlen (self->text + change.start, (gssize) change.n_removed);
  GtkTextIter start;
  GtkTextIter end;
  gtk_text_view_reset_im_context (self->text_view);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, first);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, last);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text + change.start, (int) change.n_inserted);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * studio_prompt_field_get_error:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): what is wrong with the text
 */
const char *
studio_prompt_field_get_error (StudioPromptField *self)
{
  g_return_val_if_fail (STUDIO_IS_PROMPT_FIELD (self), NULL);
  return self->error;
}

/**
 * studio_prompt_field_set_error:
 * @self: a field
 * @error: (nullable): what is wrong with the text, a sentence
 *
 * The next change of the text takes it away again.
 */
void
studio_prompt_field_set_error (StudioPromptField *self, const char *error)
{
  g_return_if_fail (STUDIO_IS_PROMPT_FIELD (self));
  if (studio_property_set_string (self, properties[PROP_ERROR], &self->error, error))
    update_invalid (self);
}

/**
 * studio_prompt_field_get_text_view:
 * @self: a field
 *
 * Returns: (transfer none): what is typed in
 */
GtkTextView *
studio_prompt_field_get_text_view (StudioPromptField *self)
{
  g_return_val_if_fail (STUDIO_IS_PROMPT_FIELD (self), NULL);
  return self->text_view;
}

/**
 * studio_prompt_field_set_tools:
 * @self: a field
 * @tools: what stands at the end of its title
 */
void
studio_prompt_field_set_tools (StudioPromptField *self, GtkWidget *tools)
{
  g_return_if_fail (STUDIO_IS_PROMPT_FIELD (self) && GTK_IS_WIDGET (tools));
  adw_bin_set_child (self->tools, tools);
  gtk_widget_set_visible (GTK_WIDGET (self->tools), TRUE);
}

/**
 * studio_prompt_field_rest_cursor:
 * @self: a field
 *
 * Lets the cursor stand still until the next key, as GTK does itself after ten seconds. While it
 * blinks it is drawn in every frame, and what else changes has to wait for the next one.
 */
void
studio_prompt_field_rest_cursor (StudioPromptField *self)
{
  g_return_if_fail (STUDIO_IS_PROMPT_FIELD (self));
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  /* The text view asks whether to blink when its cursor is shown, and then no more. */
  gtk_text_view_set_cursor_visible (self->text_view, FALSE);
  g_object_set (settings, "gtk-cursor-blink", FALSE, NULL);
  gtk_text_view_set_cursor_visible (self->text_view, TRUE);
  gtk_settings_reset_property (settings, "gtk-cursor-blink");
}

/**
 * studio_prompt_field_dup_marked:
 * @self: a field
 * @start: (out): where the marked words begin, or the cursor stands, bytes into the text
 *
 * Returns: (transfer full): the marked words, empty for none
 */
char *
studio_prompt_field_dup_marked (StudioPromptField *self, gsize *start)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter first;
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_start_iter (buffer, &first);
  gtk_text_buffer_get_selection_bounds (buffer, &from, &to);
  g_autofree char *before = gtk_text_buffer_get_text (buffer, &first, &from, FALSE);
  *start = strlen (before);
  return gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
}
