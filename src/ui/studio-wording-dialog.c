/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wording-dialog.h"

#include "studio-dialog-title.h"
#include "studio-random.h"
#include "studio-shared-closures.h"

#include <glib/gi18n-lib.h>

/* The first phrase is what stands there. */
#define N_OTHERS (STUDIO_WORDING_MAX_PHRASES - 1)

/* Others come when these are filled. */
#define N_FIRST 3

struct _StudioWordingDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  GtkSpinButton *seeds_spin;
  GtkLabel *error;
  GtkButton *generate_button;

  GtkWidget *others[N_OTHERS];
  StudioSession *session;
  StudioRequest *request;
  gsize start;
  gsize length;
};

G_DEFINE_FINAL_TYPE (StudioWordingDialog, studio_wording_dialog, ADW_TYPE_WINDOW)

static guint chosen_signal;

static StudioWording *
read_wording (StudioWordingDialog *self, GError **error)
{
  const char *others[N_OTHERS + 1] = { NULL };
  guint32 seeds[STUDIO_WORDING_MAX_SEEDS] = { studio_request_get_seed (self->request) };
  guint n_seeds = (guint) gtk_spin_button_get_value_as_int (self->seeds_spin);

  for (guint i = 0; i < N_OTHERS; i++)
    others[i] = gtk_editable_get_text (GTK_EDITABLE (self->others[i]));
  for (guint i = 1; i < n_seeds; i++)
    seeds[i] = studio_seed_get_next (seeds[i - 1]);
  return studio_wording_new (
      self->request, self->start, self->length, others, seeds, n_seeds, error);
}

/* There is always an empty row, for as long as there is room for another wording. */
static void
show_rows (StudioWordingDialog *self)
{
  guint n_filled = 0;

  for (guint i = 0; i < N_OTHERS; i++)
    if (*gtk_editable_get_text (GTK_EDITABLE (self->others[i])) != '\0')
      n_filled = i + 1;
  for (guint i = N_FIRST; i < N_OTHERS; i++)
    gtk_widget_set_visible (self->others[i], i <= n_filled);
}

static void
show_seeds (StudioWordingDialog *self)
{
  guint32 seed = studio_request_get_seed (self->request);
  int n_seeds = gtk_spin_button_get_value_as_int (self->seeds_spin);
  g_autofree char *text = n_seeds == 1
                              ? g_strdup_printf (_ ("All with the same seed, %u"), seed)
                              : g_strdup_printf (
                                  /* Translators: %d is 2 to 4, %u the first of the seeds */
                                  g_dngettext (GETTEXT_PACKAGE,
                                               "Each with %'d seed from %u on",
                                               "Each with %'d seeds from %u on",
                                               (gulong) n_seeds),
                                  n_seeds,
                                  seed);

  adw_preferences_group_set_description (self->group, text);
}

static void
changed_cb (StudioWordingDialog *self)
{
  if (self->request == NULL)
    return;
  g_autoptr (StudioWording) wording = read_wording (self, NULL);
  guint n = wording == NULL
                ? 0
                : studio_wording_get_n_phrases (wording) * studio_wording_get_n_seeds (wording);
  g_autofree char *cost = n == 0 ? NULL : studio_session_format_price (self->session, n);
  g_autofree char *label = studio_closure_generate_label (NULL, (int) n, cost);

  gtk_button_set_label (self->generate_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->generate_button), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  show_rows (self);
  show_seeds (self);
}

static void
generate_cb (StudioWordingDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioWording) wording = read_wording (self, &error);

  if (wording == NULL)
    {
      gtk_label_set_label (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      return;
    }
  g_signal_emit (self, chosen_signal, 0, wording);
}

static void
studio_wording_dialog_dispose (GObject *object)
{
  StudioWordingDialog *self = STUDIO_WORDING_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_WORDING_DIALOG);
  g_clear_object (&self->request);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_wording_dialog_parent_class)->dispose (object);
}

static void
studio_wording_dialog_class_init (StudioWordingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_wording_dialog_dispose;
  chosen_signal = g_signal_new ("chosen",
                                STUDIO_TYPE_WORDING_DIALOG,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                STUDIO_TYPE_WORDING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (STUDIO_TYPE_DIALOG_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-wording-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioWordingDialog, group);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingDialog, seeds_spin);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingDialog, error);
  gtk_widget_class_bind_template_child (widget_class, StudioWordingDialog, generate_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, generate_cb);
}

static void
studio_wording_dialog_init (StudioWordingDialog *self)
{
  static const char *const titles[N_OTHERS] = {
    N_ ("Other Wording"), N_ ("Third Wording"),   N_ ("Fourth Wording"), N_ ("Fifth Wording"),
    N_ ("Sixth Wording"), N_ ("Seventh Wording"), N_ ("Eighth Wording"),
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_OTHERS; i++)
    {
      self->others[i] = g_object_new (
          ADW_TYPE_ENTRY_ROW, "title", _ (titles[i]), "activates-default", TRUE, NULL);
      g_signal_connect_swapped (self->others[i], "changed", G_CALLBACK (changed_cb), self);
      adw_preferences_group_add (self->group, self->others[i]);
    }
}

/**
 * studio_wording_dialog_new:
 * @session: what tells the price
 * @request: what the composer asks for
 * @start: where in its prompt the marked words begin, bytes
 * @length: how long they are; 0 for none, to try what more words do there
 * @parent: the window
 *
 * Returns: (transfer none): the dialog, which GTK owns
 */
GtkWindow *
studio_wording_dialog_new (StudioSession *session,
                           StudioRequest *request,
                           gsize start,
                           gsize length,
                           GtkWindow *parent)
{
  StudioWordingDialog *self = g_object_new (
      STUDIO_TYPE_WORDING_DIALOG, "transient-for", parent, NULL);
  g_autofree char *words = g_strndup (studio_request_get_prompt (request) + start, length);
  g_autofree char *title = length == 0 ? g_strdup (_ ("Without More Words, or With"))
                                       : g_strdup_printf (_ ("“%s” or"), words);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  self->session = g_object_ref (session);
  self->request = g_object_ref (request);
  self->start = start;
  self->length = length;
  adw_preferences_group_set_title (self->group, markup);
  changed_cb (self);
  gtk_widget_grab_focus (self->others[0]);
  return GTK_WINDOW (self);
}
