/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-composer-private.h"

#include "studio-composer-actions.h"
#include "studio-history-popover.h"
#include "studio-property.h"
#include "studio-shared-closures.h"
#include "studio-style-popover.h"
#include "studio-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* The negative prompt has a field of its own, as high as this at least. */
#define NEGATIVE_MIN_HEIGHT 60
#define QUEUE_MIN_HEIGHT 72
#define SPACING 18

G_DEFINE_FINAL_TYPE (StudioComposer, studio_composer, ADW_TYPE_BIN)

typedef enum
{
  PROP_COUNT = 1,
  PROP_OUTPUT_FORMAT,
  PROP_NEGATIVE_PROMPT,
} StudioComposerProperty;

static GParamSpec *properties[PROP_NEGATIVE_PROMPT + 1];

static void
set_output_format (StudioComposer *self, StudioOutputFormat format)
{
  if (self->output_format == format)
    return;
  self->output_format = format;
  gtk_toggle_button_set_active (self->jpeg_toggle, format == STUDIO_OUTPUT_FORMAT_JPEG);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTPUT_FORMAT]);
}

static gboolean
summary_visible (gpointer self G_GNUC_UNUSED, gboolean expanded)
{
  return !expanded;
}

static void
jpeg_toggled_cb (StudioComposer *self)
{
  gboolean jpeg = gtk_toggle_button_get_active (self->jpeg_toggle);

  set_output_format (self, jpeg ? STUDIO_OUTPUT_FORMAT_JPEG : STUDIO_OUTPUT_FORMAT_PNG);
}

static void
draw_seed_cb (StudioComposer *self)
{
  if (self->session == NULL)
    return;
  g_autofree char *seed = g_strdup_printf ("%u", studio_session_draw_seed (self->session));
  g_object_set (self->seed_row, "seed", seed, NULL);
}

static void
edited_cb (StudioComposer *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->general_error), FALSE);
}

static void
ensure_negative (StudioComposer *self)
{
  const char *purpose = _ ("What the image should not show");

  if (self->negative != NULL)
    return;
  self->negative = g_object_new (STUDIO_TYPE_PROMPT_FIELD,
                                 "title",
                                 purpose,
                                 "show-title",
                                 FALSE,
                                 "placeholder",
                                 purpose,
                                 "min-height",
                                 NEGATIVE_MIN_HEIGHT,
                                 "margin-top",
                                 SPACING / 3,
                                 NULL);
  g_object_bind_property (self,
                          "negative-prompt",
                          self->negative,
                          "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (
      self->negative, "notify::text", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_expander_set_child (self->negative_expander, GTK_WIDGET (self->negative));
}

/* Whoever opens it wants to write. */
static void
expanded_cb (StudioComposer *self)
{
  if (!gtk_expander_get_expanded (self->negative_expander))
    return;
  ensure_negative (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->negative));
}

static void
ensure_queue_list (StudioComposer *self, StudioQueue *queue)
{
  if (self->queue_list != NULL)
    return;
  self->queue_list = g_object_new (STUDIO_TYPE_QUEUE_LIST,
                                   "margin-bottom",
                                   SPACING,
                                   "margin-start",
                                   SPACING,
                                   "margin-end",
                                   SPACING,
                                   "queue",
                                   queue,
                                   NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                      "hscrollbar-policy",
                                      GTK_POLICY_NEVER,
                                      "propagate-natural-height",
                                      TRUE,
                                      "min-content-height",
                                      QUEUE_MIN_HEIGHT,
                                      "child",
                                      self->queue_list,
                                      NULL);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Queue"), -1);
  g_object_bind_property (self->queue_list, "visible", scroller, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), scroller);
}

static void
queue_changed_cb (StudioComposer *self)
{
  StudioQueue *queue = studio_session_get_queue (self->session);

  if (g_list_model_get_n_items (G_LIST_MODEL (queue)) > 0)
    ensure_queue_list (self, queue);
}

static void
studio_composer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StudioComposer *self = STUDIO_COMPOSER (object);

  switch ((StudioComposerProperty) id)
    {
    case PROP_COUNT:
      g_value_set_int (value, self->count);
      break;
    case PROP_OUTPUT_FORMAT:
      g_value_set_enum (value, self->output_format);
      break;
    case PROP_NEGATIVE_PROMPT:
      g_value_set_string (value, self->negative_prompt);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_composer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StudioComposer *self = STUDIO_COMPOSER (object);

  switch ((StudioComposerProperty) id)
    {
    case PROP_COUNT:
      studio_property_set_int (self, pspec, &self->count, g_value_get_int (value));
      break;
    case PROP_OUTPUT_FORMAT:
      set_output_format (self, g_value_get_enum (value));
      break;
    case PROP_NEGATIVE_PROMPT:
      studio_property_set_string (self, pspec, &self->negative_prompt, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
studio_composer_dispose (GObject *object)
{
  StudioComposer *self = STUDIO_COMPOSER (object);

  if (self->bindings != NULL)
    g_binding_group_set_source (self->bindings, NULL);
  g_clear_object (&self->bindings);
  g_clear_object (&self->walk);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_COMPOSER);
  self->negative = NULL;
  self->queue_list = NULL;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (studio_session_get_queue (self->session), self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_composer_parent_class)->dispose (object);
}

static void
studio_composer_finalize (GObject *object)
{
  g_free (STUDIO_COMPOSER (object)->negative_prompt);
  G_OBJECT_CLASS (studio_composer_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/com/example/UltraStudio/studio-composer.ui");
  gtk_widget_class_bind_template_child (klass, StudioComposer, prompt);
  gtk_widget_class_bind_template_child (klass, StudioComposer, tools);
  gtk_widget_class_bind_template_child (klass, StudioComposer, history_button);
  gtk_widget_class_bind_template_child (klass, StudioComposer, style_button);
  gtk_widget_class_bind_template_child (klass, StudioComposer, negative_expander);
  gtk_widget_class_bind_template_child (klass, StudioComposer, picker);
  gtk_widget_class_bind_template_child (klass, StudioComposer, seed_row);
  gtk_widget_class_bind_template_child (klass, StudioComposer, jpeg_toggle);
  gtk_widget_class_bind_template_child (klass, StudioComposer, count_spin);
  gtk_widget_class_bind_template_child (klass, StudioComposer, generate_button);
  gtk_widget_class_bind_template_child (klass, StudioComposer, gauge);
  gtk_widget_class_bind_template_child (klass, StudioComposer, general_error);
  gtk_widget_class_bind_template_callback (klass, jpeg_toggled_cb);
  gtk_widget_class_bind_template_callback (klass, draw_seed_cb);
  gtk_widget_class_bind_template_callback (klass, edited_cb);
  gtk_widget_class_bind_template_callback (klass, expanded_cb);
  gtk_widget_class_bind_template_callback (klass, summary_visible);
  gtk_widget_class_bind_template_callback (klass, studio_closure_first_line);
  gtk_widget_class_bind_template_callback (klass, studio_closure_ratio_summary);
}

static void
studio_composer_class_init (StudioComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = studio_composer_get_property;
  object_class->set_property = studio_composer_set_property;
  object_class->dispose = studio_composer_dispose;
  object_class->finalize = studio_composer_finalize;

  properties[PROP_COUNT] = g_param_spec_int (
      "count", NULL, NULL, 1, STUDIO_QUEUE_MAX_COUNT, 1, STUDIO_PARAM_READWRITE);
  properties[PROP_OUTPUT_FORMAT] = g_param_spec_enum ("output-format",
                                                      NULL,
                                                      NULL,
                                                      STUDIO_TYPE_OUTPUT_FORMAT,
                                                      STUDIO_OUTPUT_FORMAT_PNG,
                                                      STUDIO_PARAM_READWRITE);
  properties[PROP_NEGATIVE_PROMPT] = g_param_spec_string (
      "negative-prompt", NULL, NULL, "", STUDIO_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (STUDIO_TYPE_PROMPT_FIELD);
  g_type_ensure (STUDIO_TYPE_ASPECT_RATIO_PICKER);
  g_type_ensure (STUDIO_TYPE_SEED_ROW);
  g_type_ensure (STUDIO_TYPE_RATE_GAUGE);
  g_type_ensure (STUDIO_TYPE_GENERATE_BUTTON);
  g_type_ensure (STUDIO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_FORM);
  bind_template (GTK_WIDGET_CLASS (klass));
  studio_composer_actions_install (GTK_WIDGET_CLASS (klass));
}

/* [−] 4 [+], as such a small number is read; where GTK builds it otherwise, it stays as it is. */
static void
put_value_between_buttons (GtkWidget *spin)
{
  GtkWidget *text = gtk_widget_get_first_child (spin);
  GtkWidget *decrement = text == NULL ? NULL : gtk_widget_get_next_sibling (text);

  if (GTK_IS_TEXT (text) && GTK_IS_BUTTON (decrement))
    gtk_widget_insert_before (decrement, spin, text);
}

/* Their contents are made when they are first opened: the start has no time for them. */
static void
open_history_cb (GtkMenuButton *button, gpointer data)
{
  StudioComposer *self = data;

  if (gtk_menu_button_get_popover (button) == NULL && self->session != NULL)
    gtk_menu_button_set_popover (button, studio_history_popover_new (self->session));
}

static void
open_styles_cb (GtkMenuButton *button, gpointer data)
{
  StudioComposer *self = data;

  if (gtk_menu_button_get_popover (button) == NULL && self->session != NULL)
    gtk_menu_button_set_popover (button, studio_style_popover_new (self->session));
}

static void
studio_composer_init (StudioComposer *self)
{
  GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  self->count = 1;
  self->negative_prompt = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  put_value_between_buttons (self->count_spin);
  studio_prompt_field_set_tools (self->prompt, self->tools);
  gtk_menu_button_set_create_popup_func (self->history_button, open_history_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->style_button, open_styles_cb, self, NULL);
  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "prompt", self->prompt, "text", both);
  g_binding_group_bind (self->bindings, "negative-prompt", self, "negative-prompt", both);
  g_binding_group_bind (self->bindings, "aspect-ratio", self->picker, "aspect-ratio", both);
  g_binding_group_bind (self->bindings, "seed", self->seed_row, "seed", both);
  g_binding_group_bind (self->bindings, "seed-locked", self->seed_row, "locked", both);
  g_binding_group_bind (self->bindings, "output-format", self, "output-format", both);
  g_binding_group_bind (self->bindings, "count", self, "count", both);
}

/**
 * studio_composer_set_session:
 * @self: a composer
 * @session: whose draft is written and whose queue is shown
 *
 * To be called once.
 */
void
studio_composer_set_session (StudioComposer *self, StudioSession *session)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (self) && self->session == NULL);
  self->session = g_object_ref (session);
  StudioQueue *queue = studio_session_get_queue (session);
  g_binding_group_set_source (self->bindings, studio_session_get_draft (session));
  studio_rate_gauge_set_queue (self->gauge, queue);
  studio_generate_button_set_session (self->generate_button, session);
  g_signal_connect_object (
      queue, "items-changed", G_CALLBACK (queue_changed_cb), self, G_CONNECT_SWAPPED);
  queue_changed_cb (self);
  studio_composer_actions_follow (self);
}

/**
 * studio_composer_get_session:
 * @self: a composer
 *
 * Returns: (transfer none) (nullable): whose draft is written
 */
StudioSession *
studio_composer_get_session (StudioComposer *self)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), NULL);
  return self->session;
}

/**
 * studio_composer_recall:
 * @self: a composer
 * @values: what comes into which fields
 *
 * Replaces those fields in one step that can be undone, and takes away what was wrong with the old
 * ones.
 */
void
studio_composer_recall (StudioComposer *self, const StudioDraftValues *values)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (self) && self->session != NULL && values != NULL);
  studio_draft_replace (studio_session_get_draft (self->session), values);
  studio_composer_clear_errors (self);
}

/**
 * studio_composer_focus_prompt:
 * @self: a composer
 *
 * Puts the cursor into the prompt.
 */
void
studio_composer_focus_prompt (StudioComposer *self)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->prompt));
}

/**
 * studio_composer_rest_cursor:
 * @self: a composer
 *
 * Lets the cursor stand still until the next key, so that it leaves the frames to the image that
 * is awaited.
 */
void
studio_composer_rest_cursor (StudioComposer *self)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (self));
  studio_prompt_field_rest_cursor (self->prompt);
  if (self->negative != NULL)
    studio_prompt_field_rest_cursor (self->negative);
}

/**
 * studio_composer_dup_marked:
 * @self: a composer
 * @start: (out): where the marked words begin, or the cursor stands, bytes into the prompt
 *
 * Returns: (transfer full): the words of the prompt that are marked, empty for none
 */
char *
studio_composer_dup_marked (StudioComposer *self, gsize *start)
{
  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), NULL);
  return studio_prompt_field_dup_marked (self->prompt, start);
}
