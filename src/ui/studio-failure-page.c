/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-failure-page.h"

#include "studio-error.h"

struct _StudioFailurePage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioFailurePage, studio_failure_page, ADW_TYPE_BIN)

static void
studio_failure_page_class_init (StudioFailurePageClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/com/example/UltraStudio/studio-failure-page.ui");
}

static void
studio_failure_page_init (StudioFailurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_failure_page_set_error:
 * @self: the page
 * @error: why the library could not be opened
 *
 * Says why, and what to do about it.
 */
void
studio_failure_page_set_error (StudioFailurePage *self, const GError *error)
{
  g_return_if_fail (STUDIO_IS_FAILURE_PAGE (self) && error != NULL);
  const char *advice = studio_error_get_advice (error);
  g_autofree char *text = advice == NULL ? g_strdup (error->message)
                                         : g_strdup_printf ("%s\n%s", error->message, advice);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (adw_bin_get_child (ADW_BIN (self))), markup);
}
