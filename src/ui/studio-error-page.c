/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-error-page.h"

#include "studio-error-closures.h"
#include "studio-pill.h"
#include "studio-spending-guard.h"

struct _StudioErrorPage
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *message;
  GtkWidget *billed;
  GtkLabel *advice;
  GtkButton *button;
  GtkToggleButton *details_toggle;
  GtkLabel *details;
  GtkAdjustment *position;
  const char *action;
  gboolean opening;
  StudioSession *session;
};

G_DEFINE_FINAL_TYPE (StudioErrorPage, studio_error_page, ADW_TYPE_BIN)

static guint try_again_signal;

static void
try_again (gpointer self)
{
  g_signal_emit (self, try_again_signal, 0);
}

static void
button_clicked_cb (StudioErrorPage *self)
{
  if (g_strcmp0 (self->action, "win.generate") == 0 && self->session != NULL)
    studio_spending_guard_run (
        GTK_WIDGET (self), self->session, 1, try_again, g_object_ref (self), g_object_unref);
  else if (g_strcmp0 (self->action, "win.generate") == 0)
    try_again (self);
  else if (self->action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->action, NULL);
}

static void
details_toggled_cb (StudioErrorPage *self)
{
  self->opening = gtk_toggle_button_get_active (self->details_toggle);
}

/* In a low window what was just opened would be below its edge. */
static void
grown_cb (StudioErrorPage *self)
{
  if (!self->opening)
    return;
  self->opening = FALSE;
  gtk_adjustment_set_value (self->position, gtk_adjustment_get_upper (self->position));
}

static void
copy_clicked_cb (StudioErrorPage *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  gdk_clipboard_set_text (clipboard, gtk_label_get_label (self->details));
}

static void
studio_error_page_dispose (GObject *object)
{
  g_clear_object (&STUDIO_ERROR_PAGE (object)->session);
  G_OBJECT_CLASS (studio_error_page_parent_class)->dispose (object);
}

static void
studio_error_page_class_init (StudioErrorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_error_page_dispose;
  try_again_signal = g_signal_new ("try-again",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-error-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioErrorPage, icon);
  gtk_widget_class_bind_template_child (widget_class, StudioErrorPage, title);
  gtk_widget_class_bind_template_child (widget_class, StudioErrorPage, message);
  gtk_widget_class_bind_template_child (widget_class, StudioErrorPage, billed);
  gtk_widget_class_bind_template_child (widget_class, StudioErrorPage, advice);
  gtk_widget_class_bind_template_child (widget_class, StudioErrorPage, button);
  gtk_widget_class_bind_template_child (widget_class, StudioErrorPage, details_toggle);
  gtk_widget_class_bind_template_child (widget_class, StudioErrorPage, details);
  gtk_widget_class_bind_template_child (widget_class, StudioErrorPage, position);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, grown_cb);
}

static void
studio_error_page_init (StudioErrorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_error_page_set_session:
 * @self: the page
 * @session: (nullable): whose limits are asked about before anything is sent again
 */
void
studio_error_page_set_session (StudioErrorPage *self, StudioSession *session)
{
  g_return_if_fail (STUDIO_IS_ERROR_PAGE (self));
  g_set_object (&self->session, session);
}

/**
 * studio_error_page_show:
 * @self: the page
 * @state: how the job ended
 * @error: (nullable): why
 *
 * Fills the page. Everything is copied.
 */
void
studio_error_page_show (StudioErrorPage *self, StudioRecordState state, const GError *error)
{
  g_return_if_fail (STUDIO_IS_ERROR_PAGE (self));

  const char *button = studio_error_view_button (state, error);
  g_autofree char *details = studio_error_view_details (error);

  gtk_image_set_from_icon_name (self->icon, studio_error_view_icon (state, error));
  gtk_label_set_label (self->title, studio_error_view_title (state, error));
  gtk_label_set_label (self->message, studio_error_view_message (state, error));
  gtk_label_set_label (self->advice, studio_error_view_advice (state, error));
  gtk_widget_set_visible (self->billed, studio_error_view_is_billed (state, error));
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (self->button, button);
      studio_pill_wrap (GTK_WIDGET (self->button));
    }
  gtk_toggle_button_set_active (self->details_toggle, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->details_toggle), *details != '\0');
  gtk_label_set_label (self->details, details);
  self->action = studio_error_view_action (state, error);
}
