/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-failure-page.h"

#include "studio-error.h"
#include "studio-pill.h"

struct _StudioFailurePage
{
  AdwBin parent_instance;

  GtkWidget *rebuild;
  GtkWidget *try_again;
};

G_DEFINE_FINAL_TYPE (StudioFailurePage, studio_failure_page, ADW_TYPE_BIN)

static void
studio_failure_page_class_init (StudioFailurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-failure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioFailurePage, rebuild);
  gtk_widget_class_bind_template_child (widget_class, StudioFailurePage, try_again);
}

static void
studio_failure_page_init (StudioFailurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_pill_wrap (GTK_WIDGET (self));
}

/**
 * studio_failure_page_set_error:
 * @self: the page
 * @error: why the library could not be opened
 *
 * Says why, and what to do about it. Only of a database that is damaged it is offered to make it
 * anew.
 */
void
studio_failure_page_set_error (StudioFailurePage *self, const GError *error)
{
  g_return_if_fail (STUDIO_IS_FAILURE_PAGE (self) && error != NULL);
  const char *advice = studio_error_get_advice (error);
  gboolean broken = g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_DATABASE_BROKEN);
  g_autofree char *text = advice == NULL ? g_strdup (error->message)
                                         : g_strdup_printf ("%s\n%s", error->message, advice);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  gtk_widget_set_visible (self->rebuild, broken);
  if (broken)
    gtk_widget_remove_css_class (self->try_again, "suggested-action");
  else
    gtk_widget_add_css_class (self->try_again, "suggested-action");
  adw_status_page_set_description (ADW_STATUS_PAGE (adw_bin_get_child (ADW_BIN (self))), markup);
}
