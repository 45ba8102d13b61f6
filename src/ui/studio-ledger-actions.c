/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ledger-actions.h"

#include "studio-ledger-window.h"
#include "studio-present.h"
#include "studio-stage.h"
#include "studio-window-actions.h"
#include "studio-with-record.h"

#include <glib/gi18n-lib.h>

static StudioLedgerWindow *
find_open (StudioWindow *window)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) each = g_list_model_get_item (all, i);
      if (STUDIO_IS_LEDGER_WINDOW (each)
          && gtk_window_get_transient_for (each) == GTK_WINDOW (window))
        return STUDIO_LEDGER_WINDOW (each);
    }
  return NULL;
}

static void
show_record (StudioWindow *window, StudioRecord *record)
{
  StudioWindowParts parts = studio_window_get_parts (window);
  GtkWidget *stage = parts.viewer == NULL
                         ? NULL
                         : gtk_widget_get_ancestor (GTK_WIDGET (parts.viewer), STUDIO_TYPE_STAGE);

  if (stage == NULL)
    return;
  studio_deck_pop (parts.deck);
  studio_stage_show_record (STUDIO_STAGE (stage), record);
  adw_view_stack_set_visible_child_name (parts.view_stack, "studio");
}

static void
ledger_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  StudioWindow *window = STUDIO_WINDOW (widget);
  StudioSession *session = studio_window_get_session (window);
  StudioLedgerWindow *open = find_open (window);

  if (open != NULL)
    studio_present (GTK_WINDOW (open));
  else if (studio_session_get_library (session) == NULL)
    studio_window_add_toast (window, adw_toast_new (_ ("The library is not open yet")));
  else
    studio_present (studio_ledger_window_new (session, GTK_WINDOW (window)));
}

static void
show_record_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *id)
{
  studio_with_record (STUDIO_WINDOW (widget), g_variant_get_int64 (id), show_record);
}

/**
 * studio_ledger_actions_install:
 * @klass: the class of StudioWindow
 *
 * Gives the window the ledger and what it opens.
 */
void
studio_ledger_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.ledger", NULL, ledger_action);
  gtk_widget_class_install_action (klass, "win.show-record", "x", show_record_action);
}
