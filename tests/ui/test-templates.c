/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-details-actions.h"
#include "studio-error.h"
#include "studio-failure-page.h"
#include "studio-ui-fixture.h"

#include <string.h>

/* Parts that are otherwise seen only inside others: built, shown, destroyed and finalised alone. */

static void
test_failure_page (G_GNUC_UNUSED StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioFailurePage *page = g_object_new (STUDIO_TYPE_FAILURE_PAGE, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (page), 600, 500);
  g_autoptr (GError) error = g_error_new_literal (
      STUDIO_ERROR, STUDIO_ERROR_STORAGE, "The folder <b> & more cannot be made.");

  /* What a folder is called is not markup. */
  studio_failure_page_set_error (page, error);
  AdwStatusPage *status = ADW_STATUS_PAGE (adw_bin_get_child (ADW_BIN (page)));
  const char *description = adw_status_page_get_description (status);
  g_assert_nonnull (strstr (description, "&lt;b&gt; &amp; more"));
  g_assert_nonnull (strstr (description, "permissions"));
  g_assert_nonnull (studio_ui_test_find_label ("Try Again"));
  g_assert_nonnull (studio_ui_test_find_label ("Open Library Folder"));
  g_assert_false (gtk_widget_get_mapped (studio_ui_test_find_label ("Rebuild the Database")));
  studio_ui_test_destroy (window, page);
}

/* Only one that is damaged is made anew, and only when the person says so. */
static void
test_failure_page_rebuild (G_GNUC_UNUSED StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  StudioFailurePage *page = g_object_new (STUDIO_TYPE_FAILURE_PAGE, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (page), 600, 500);
  g_autoptr (GError) error = g_error_new_literal (
      STUDIO_ERROR, STUDIO_ERROR_DATABASE_BROKEN, "The database is damaged.");

  studio_failure_page_set_error (page, error);
  g_assert_true (gtk_widget_get_mapped (studio_ui_test_find_label ("Rebuild the Database")));
  studio_ui_test_destroy (window, page);
}

static gboolean
has_action (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((GTK_IS_ACTIONABLE (child)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), name) == 0)
        || has_action (child, name))
      return TRUE;
  return FALSE;
}

static void
test_details_actions (G_GNUC_UNUSED StudioUiFixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (StudioRecord) record = studio_record_new (7);
  g_autoptr (StudioRecord) kept = NULL;
  StudioDetailsActions *actions = g_object_new (
      STUDIO_TYPE_DETAILS_ACTIONS, "record", record, NULL);
  GtkWidget *window = studio_ui_test_present (GTK_WIDGET (actions), 400, 200);

  g_object_get (actions, "record", &kept, NULL);
  g_assert_true (kept == record);
  g_assert_true (has_action (GTK_WIDGET (actions), "details.save-as"));
  g_assert_true (has_action (GTK_WIDGET (actions), "details.trash"));
  studio_ui_test_destroy (window, actions);
}

static void
add_tests (void)
{
  studio_ui_test_add ("/templates/failure-page", test_failure_page);
  studio_ui_test_add ("/templates/failure-page-rebuild", test_failure_page_rebuild);
  studio_ui_test_add ("/templates/details-actions", test_details_actions);
}

int
main (int argc, char **argv)
{
  return studio_ui_test_run (argc, argv, add_tests);
}
