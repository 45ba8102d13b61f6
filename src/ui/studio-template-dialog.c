/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-template-dialog.h"

#include "studio-shared-closures.h"

#include <glib/gi18n-lib.h>

struct _StudioTemplateDialog
{
  AdwWindow parent_instance;

  AdwActionRow *all_row;
  GtkCheckButton *all_check;
  GtkCheckButton *random_check;
  GtkAdjustment *n_adjustment;
  GtkSwitch *seed_switch;
  GtkListBox *list;
  GtkLabel *error;
  GtkButton *generate_button;
  StudioSession *session;
  StudioPromptTemplate *template;
  guint32 seed;
  char **prompts;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (StudioTemplateDialog, studio_template_dialog, ADW_TYPE_WINDOW)

static guint accepted_signal;

static void
update_button (StudioTemplateDialog *self)
{
  guint n = g_strv_length (self->prompts);
  g_autofree char *cost = studio_session_format_price (self->session, n);
  g_autofree char *label = studio_closure_generate_label (NULL, (int) n, cost);

  gtk_button_set_label (self->generate_button, label);
  gtk_button_set_use_underline (self->generate_button, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->generate_button), n > 0);
}

static void
add_row (StudioTemplateDialog *self, const char *prompt, guint number)
{
  g_autofree char *place = g_strdup_printf ("%u", number);
  GtkWidget *figure = gtk_label_new (place);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL,
                                  "label",
                                  prompt,
                                  "xalign",
                                  0.0f,
                                  "hexpand",
                                  TRUE,
                                  "wrap",
                                  TRUE,
                                  "wrap-mode",
                                  PANGO_WRAP_WORD_CHAR,
                                  "selectable",
                                  TRUE,
                                  NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "spacing",
                                 12,
                                 "margin-top",
                                 8,
                                 "margin-bottom",
                                 8,
                                 "margin-start",
                                 12,
                                 "margin-end",
                                 12,
                                 NULL);

  gtk_label_set_width_chars (GTK_LABEL (figure), 3);
  gtk_label_set_yalign (GTK_LABEL (figure), 0);
  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_widget_add_css_class (figure, "dim-label");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), text);
  GtkWidget *row = g_object_new (
      GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE, "focusable", FALSE, NULL);
  gtk_list_box_append (self->list, row);
}

static void
show_prompts (StudioTemplateDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; self->prompts[i] != NULL; i++)
    add_row (self, self->prompts[i], i + 1);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->prompts[0] != NULL);
  update_button (self);
}

static void
expanded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioTemplateDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioExpansion) expansion = studio_session_expand_finish (
      STUDIO_SESSION (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (expansion == NULL)
    {
      gtk_label_set_label (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  g_strfreev (self->prompts);
  self->prompts = g_steal_pointer (&expansion->prompts);
  show_prompts (self);
}

static void
choice_changed_cb (StudioTemplateDialog *self)
{
  gboolean all = gtk_check_button_get_active (self->all_check);
  guint n = all ? 0 : (guint) gtk_adjustment_get_value (self->n_adjustment);

  if (self->session == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* Nothing is sent that is not on show yet. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->generate_button), FALSE);
  studio_session_expand_async (self->session,
                               studio_prompt_template_get_text (self->template),
                               n,
                               self->seed,
                               self->cancellable,
                               expanded_cb,
                               g_object_ref (self));
}

static void
generate_cb (StudioTemplateDialog *self)
{
  g_signal_emit (self, accepted_signal, 0);
}

static void
studio_template_dialog_dispose (GObject *object)
{
  StudioTemplateDialog *self = STUDIO_TEMPLATE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_TEMPLATE_DIALOG);
  G_OBJECT_CLASS (studio_template_dialog_parent_class)->dispose (object);
}

static void
studio_template_dialog_finalize (GObject *object)
{
  StudioTemplateDialog *self = STUDIO_TEMPLATE_DIALOG (object);

  g_clear_pointer (&self->template, studio_prompt_template_unref);
  g_strfreev (self->prompts);
  G_OBJECT_CLASS (studio_template_dialog_parent_class)->finalize (object);
}

static void
studio_template_dialog_class_init (StudioTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_template_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_template_dialog_finalize;
  accepted_signal = g_signal_new ("accepted",
                                  STUDIO_TYPE_TEMPLATE_DIALOG,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/UltraStudio/studio-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, all_row);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, random_check);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, n_adjustment);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, seed_switch);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, list);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, error);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, generate_button);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, generate_cb);
}

static void
studio_template_dialog_init (StudioTemplateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* All where that can be sent at once, else as many at random as the composer says. */
static void
show_choice (StudioTemplateDialog *self, guint64 count)
{
  gboolean all = count <= STUDIO_QUEUE_MAX_COUNT;
  int wanted = studio_draft_get_count (studio_session_get_draft (self->session));
  guint64 most = MIN (count, (guint64) STUDIO_QUEUE_MAX_COUNT);
  g_autofree char *figure = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  g_autofree char *title = count == STUDIO_TEMPLATE_COUNTLESS
                               ? g_strdup (_ ("More combinations than can be counted"))
                               : g_strdup_printf (_ ("All %s combinations"), figure);
  g_autofree char *limit = g_strdup_printf (_ ("At most %d can be sent at once"),
                                            STUDIO_QUEUE_MAX_COUNT);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->all_row), title);
  adw_action_row_set_subtitle (self->all_row, all ? "" : limit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all_row), all);
  gtk_adjustment_set_upper (self->n_adjustment, (double) most);
  gtk_adjustment_set_value (self->n_adjustment, MIN ((double) MAX (wanted, 4), (double) most));
  gtk_check_button_set_active (all ? self->all_check : self->random_check, TRUE);
}

/**
 * studio_template_dialog_new:
 * @session: whose queue the prompts go to
 * @expansion: (transfer full): the template and all its prompts, if there are few enough
 * @seed: what decides which come at random
 * @parent: (nullable): the window that it belongs to
 *
 * Returns: (transfer none): a dialog, not yet presented
 */
GtkWindow *
studio_template_dialog_new (StudioSession *session,
                            StudioExpansion *expansion,
                            guint32 seed,
                            GtkWindow *parent)
{
  StudioTemplateDialog *self = g_object_new (
      STUDIO_TYPE_TEMPLATE_DIALOG, "transient-for", parent, NULL);

  self->seed = seed;
  self->template = studio_prompt_template_ref (expansion->template);
  self->prompts = g_steal_pointer (&expansion->prompts);
  self->session = g_object_ref (session);
  show_choice (self, expansion->count);
  show_prompts (self);
  studio_expansion_free (expansion);
  return GTK_WINDOW (self);
}

/**
 * studio_template_dialog_get_prompts:
 * @self: a dialog
 *
 * Returns: (transfer none) (array zero-terminated=1): the prompts on show
 */
const char *const *
studio_template_dialog_get_prompts (StudioTemplateDialog *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_DIALOG (self), NULL);
  return (const char *const *) self->prompts;
}

/**
 * studio_template_dialog_get_template:
 * @self: a dialog
 *
 * Returns: (transfer none): what they are made from
 */
const char *
studio_template_dialog_get_template (StudioTemplateDialog *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_DIALOG (self), NULL);
  return studio_prompt_template_get_text (self->template);
}

/**
 * studio_template_dialog_get_same_seed:
 * @self: a dialog
 *
 * Returns: whether all of them get the same seed
 */
gboolean
studio_template_dialog_get_same_seed (StudioTemplateDialog *self)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE_DIALOG (self), FALSE);
  return gtk_switch_get_active (self->seed_switch);
}
