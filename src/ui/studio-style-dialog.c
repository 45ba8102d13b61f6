/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-style-dialog.h"

#include "studio-dialog-title.h"
#include "studio-prompt-field.h"

#include <glib/gi18n-lib.h>

struct _StudioStyleDialog
{
  AdwWindow parent_instance;

  GtkEditable *name_row;
  GtkLabel *error;
  StudioPromptField *prompt;
  StudioPromptField *negative;
  AdwActionRow *ratio_row;
  GtkSwitch *ratio_switch;
  AdwActionRow *format_row;
  GtkSwitch *format_switch;
  AdwActionRow *count_row;
  GtkSwitch *count_switch;
  AdwActionRow *seed_row;
  GtkSwitch *seed_switch;
  GtkWidget *save_button;
  StudioSession *session;
  StudioDraftValues values; /* of the choices; texts are in the fields */
  char *seed;
  char *old_name;
};

G_DEFINE_FINAL_TYPE (StudioStyleDialog, studio_style_dialog, ADW_TYPE_WINDOW)

static gboolean
has_text (StudioPromptField *field)
{
  return *studio_prompt_field_get_text (field) != '\0';
}

static StudioStyle *
build_style (StudioStyleDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  StudioDraftValues values = self->values;

  values.prompt = studio_prompt_field_get_text (self->prompt);
  values.negative_prompt = studio_prompt_field_get_text (self->negative);
  values.seed = self->seed;
  values.fields = (has_text (self->prompt) ? STUDIO_DRAFT_PROMPT : 0)
                  | (has_text (self->negative) ? STUDIO_DRAFT_NEGATIVE_PROMPT : 0)
                  | (gtk_switch_get_active (self->ratio_switch) ? STUDIO_DRAFT_ASPECT_RATIO : 0)
                  | (gtk_switch_get_active (self->format_switch) ? STUDIO_DRAFT_OUTPUT_FORMAT : 0)
                  | (gtk_switch_get_active (self->count_switch) ? STUDIO_DRAFT_COUNT : 0)
                  | (gtk_switch_get_active (self->seed_switch) ? STUDIO_DRAFT_SEED : 0);
  return studio_style_new (name, &values);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioStyleDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) styles = studio_session_edit_styles_finish (
      STUDIO_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (styles != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_label (self->error, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
  gtk_widget_set_sensitive (self->save_button, TRUE);
}

static void
save_cb (StudioStyleDialog *self)
{
  g_autoptr (StudioStyle) style = build_style (self);

  gtk_widget_set_sensitive (self->save_button, FALSE);
  studio_session_edit_styles_async (
      self->session, style, self->old_name, saved_cb, g_object_ref (self));
}

static void
name_changed_cb (StudioStyleDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));

  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_set_sensitive (self->save_button, *name != '\0');
}

static void
studio_style_dialog_dispose (GObject *object)
{
  StudioStyleDialog *self = STUDIO_STYLE_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_STYLE_DIALOG);
  G_OBJECT_CLASS (studio_style_dialog_parent_class)->dispose (object);
}

static void
studio_style_dialog_finalize (GObject *object)
{
  StudioStyleDialog *self = STUDIO_STYLE_DIALOG (object);

  g_free (self->seed);
  g_free (self->old_name);
  G_OBJECT_CLASS (studio_style_dialog_parent_class)->finalize (object);
}

static void
studio_style_dialog_class_init (StudioStyleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_style_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_style_dialog_finalize;
  g_type_ensure (STUDIO_TYPE_PROMPT_FIELD);
  g_type_ensure (STUDIO_TYPE_DIALOG_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-style-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, error);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, prompt);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, negative);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, ratio_row);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, ratio_switch);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, format_switch);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, count_row);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, count_switch);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, seed_row);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, seed_switch);
  gtk_widget_class_bind_template_child (widget_class, StudioStyleDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
studio_style_dialog_init (StudioStyleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_values (StudioStyleDialog *self, const StudioDraftValues *values)
{
  g_autofree char *count = g_strdup_printf ("%d", values->count);
  guint fields = values->fields;

  self->values = *values;
  self->seed = g_strdup (values->seed == NULL ? "" : values->seed);
  studio_prompt_field_set_text (self->prompt,
                                (fields & STUDIO_DRAFT_PROMPT) != 0 ? values->prompt : "");
  studio_prompt_field_set_text (
      self->negative, (fields & STUDIO_DRAFT_NEGATIVE_PROMPT) != 0 ? values->negative_prompt : "");
  adw_action_row_set_subtitle (self->ratio_row,
                               studio_aspect_ratio_to_string (values->aspect_ratio));
  adw_action_row_set_subtitle (self->format_row,
                               values->output_format == STUDIO_OUTPUT_FORMAT_JPEG ? "JPEG" : "PNG");
  adw_action_row_set_subtitle (self->count_row, count);
  adw_action_row_set_subtitle (self->seed_row, self->seed);
  gtk_switch_set_active (self->ratio_switch, (fields & STUDIO_DRAFT_ASPECT_RATIO) != 0);
  gtk_switch_set_active (self->format_switch, (fields & STUDIO_DRAFT_OUTPUT_FORMAT) != 0);
  gtk_switch_set_active (self->count_switch, (fields & STUDIO_DRAFT_COUNT) != 0);
  gtk_switch_set_active (self->seed_switch, (fields & STUDIO_DRAFT_SEED) != 0);
}

/* What a style does not set can still be set, from the composer. */
static StudioDraftValues
choose_values (StudioSession *session, StudioStyle *style)
{
  StudioDraft *draft = studio_session_get_draft (session);
  StudioDraftValues values = {
    .fields = STUDIO_DRAFT_PROMPT | STUDIO_DRAFT_NEGATIVE_PROMPT | STUDIO_DRAFT_ASPECT_RATIO,
    .prompt = studio_draft_get_prompt (draft),
    .negative_prompt = studio_draft_get_negative_prompt (draft),
    .aspect_ratio = studio_draft_get_aspect_ratio (draft),
    .output_format = studio_draft_get_output_format (draft),
    .seed = studio_draft_get_seed (draft),
    .count = studio_draft_get_count (draft),
  };

  if (style == NULL)
    return values;
  const StudioDraftValues *own = studio_style_get_values (style);
  values.fields = own->fields;
  values.prompt = own->prompt;
  values.negative_prompt = own->negative_prompt;
  if ((own->fields & STUDIO_DRAFT_ASPECT_RATIO) != 0)
    values.aspect_ratio = own->aspect_ratio;
  if ((own->fields & STUDIO_DRAFT_OUTPUT_FORMAT) != 0)
    values.output_format = own->output_format;
  if ((own->fields & STUDIO_DRAFT_SEED) != 0)
    values.seed = own->seed;
  if ((own->fields & STUDIO_DRAFT_COUNT) != 0)
    values.count = own->count;
  return values;
}

/**
 * studio_style_dialog_new:
 * @session: where it is kept
 * @style: (nullable): the one to change, or %NULL to save what the composer has
 * @parent: (nullable): the window that it belongs to
 *
 * Returns: (transfer none): a dialog, not yet presented
 */
GtkWindow *
studio_style_dialog_new (StudioSession *session, StudioStyle *style, GtkWindow *parent)
{
  StudioStyleDialog *self = g_object_new (STUDIO_TYPE_STYLE_DIALOG,
                                          "transient-for",
                                          parent,
                                          "title",
                                          style == NULL ? _ ("Save Preset or Style")
                                                        : _ ("Change Preset or Style"),
                                          NULL);
  StudioDraftValues values = choose_values (session, style);

  self->session = g_object_ref (session);
  show_values (self, &values);
  if (style != NULL)
    {
      self->old_name = g_strdup (studio_style_get_name (style));
      gtk_editable_set_text (self->name_row, self->old_name);
    }
  name_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return GTK_WINDOW (self);
}
