/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ledger-window.h"

#include "studio-call-row.h"
#include "studio-dialogs.h"
#include "studio-ledger-closures.h"
#include "studio-ledger-months.h"
#include "studio-tab-stop.h"
#include "studio-wrap-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EVERY_STATE                                                                      \
  (1u << STUDIO_RECORD_QUEUED | 1u << STUDIO_RECORD_SENT | 1u << STUDIO_RECORD_RECEIVING \
   | 1u << STUDIO_RECORD_KEPT | 1u << STUDIO_RECORD_REFUSED | 1u << STUDIO_RECORD_FAILED \
   | 1u << STUDIO_RECORD_CANCELLED | 1u << STUDIO_RECORD_UNKNOWN)

struct _StudioLedgerWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkWidget *switcher;
  AdwViewStack *stack;
  StudioLedgerMonths *months;
  GtkLabel *period;
  GtkStack *calls_stack;
  GtkListView *list;
  StudioSession *session;
  StudioGallery *calls;
};

G_DEFINE_FINAL_TYPE (StudioLedgerWindow, studio_ledger_window, ADW_TYPE_WINDOW)

static void
say (StudioLedgerWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (text));
}

static void
on_parent (StudioLedgerWindow *self, const char *action, gint64 id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "x", id);
}

static void
setup_row_cb (StudioLedgerWindow *self, GtkListItem *item)
{
  StudioSpending *spending = studio_session_get_spending (self->session);
  GtkWidget *row = g_object_new (
      STUDIO_TYPE_CALL_ROW, "currency", studio_spending_get_terms (spending)->currency, NULL);

  g_object_bind_property (item, "item", row, "record", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

/* An image is shown; of what became none, the words go back to where they can be changed. */
static void
activated_cb (StudioLedgerWindow *self, guint position)
{
  g_autoptr (StudioRecord) record = g_list_model_get_item (G_LIST_MODEL (self->calls), position);

  if (record == NULL)
    return;
  gboolean is_there = studio_record_get_state (record) == STUDIO_RECORD_KEPT
                      && !studio_record_get_trashed (record);
  on_parent (self, is_there ? "win.show-record" : "win.recall", studio_record_get_id (record));
  gtk_window_present (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
update_calls (StudioLedgerWindow *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->calls)) == 0;

  gtk_stack_set_visible_child_name (self->calls_stack, empty ? "empty" : "calls");
}

static void
show_calls (StudioLedgerWindow *self, gint64 from_us, gint64 to_us)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gboolean is_day = to_us - from_us < 2 * G_TIME_SPAN_DAY;
  StudioSumPeriod period = is_day ? STUDIO_SUM_DAY : STUDIO_SUM_MONTH;
  g_autofree char *title = studio_ledger_view_period (from_us, period, zone);
  const StudioQuery query = { .states = EVERY_STATE,
                              .called_from_us = from_us,
                              .called_until_us = to_us };

  gtk_label_set_label (self->period, title);
  studio_gallery_set_query (self->calls, &query);
}

static void
period_activated_cb (StudioLedgerWindow *self, gint64 from_us, gint64 to_us)
{
  show_calls (self, from_us, to_us);
  adw_view_stack_set_visible_child_name (self->stack, "calls");
}

static void
copy_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  StudioLedgerWindow *self = STUDIO_LEDGER_WINDOW (widget);
  g_autofree char *text = studio_ledger_months_dup_csv (self->months);

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  say (self, _ ("Days copied as comma-separated values"));
}

static void
written_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (StudioLedgerWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (self->session == NULL)
    return;
  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    say (self, _ ("Days saved as comma-separated values"));
  else
    say (self, error->message);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  StudioLedgerWindow *self = STUDIO_LEDGER_WINDOW (source);
  g_autoptr (GFile) file = studio_dialogs_save_finish (result, NULL);
  char *text = file == NULL || self->session == NULL ? NULL
                                                     : studio_ledger_months_dup_csv (self->months);

  if (text == NULL)
    return;
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (
      file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, g_object_ref (self));
}

static void
export_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *parameter G_GNUC_UNUSED)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) start = documents == NULL ? NULL : g_file_new_for_path (documents);

  studio_dialogs_save_async (
      GTK_WINDOW (widget), _ ("Save Days"), "ultra-studio-calls.csv", start, NULL, chosen_cb, NULL);
}

static void
run_again_action (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *id)
{
  on_parent (STUDIO_LEDGER_WINDOW (widget), "win.run-again", g_variant_get_int64 (id));
}

static void
set_price_action (GtkWidget *widget,
                  const char *name G_GNUC_UNUSED,
                  GVariant *parameter G_GNUC_UNUSED)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.preferences", NULL);
}

static void
studio_ledger_window_dispose (GObject *object)
{
  StudioLedgerWindow *self = STUDIO_LEDGER_WINDOW (object);

  if (self->calls != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->calls, self);
      gtk_list_view_set_model (self->list, NULL);
    }
  g_clear_object (&self->calls);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_ledger_window_parent_class)->dispose (object);
}

/* The window would give the keys to the button for a copy, which is the first in the bar. */
static void
studio_ledger_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (studio_ledger_window_parent_class)->map (widget);
  gtk_widget_child_focus (STUDIO_LEDGER_WINDOW (widget)->switcher, GTK_DIR_TAB_FORWARD);
}

static void
studio_ledger_window_class_init (StudioLedgerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_ledger_window_dispose;
  widget_class->map = studio_ledger_window_map;
  g_type_ensure (STUDIO_TYPE_LEDGER_MONTHS);
  g_type_ensure (STUDIO_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-ledger-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerWindow, months);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerWindow, period);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerWindow, calls_stack);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_activated_cb);
  gtk_widget_class_install_action (widget_class, "ledger.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "ledger.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "ledger.run-again", "x", run_again_action);
  gtk_widget_class_install_action (widget_class, "ledger.set-price", NULL, set_price_action);
}

static void
studio_ledger_window_init (StudioLedgerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_wrap_words (self->switcher);
}

/**
 * studio_ledger_window_new:
 * @session: whose calls, with a library
 * @parent: (nullable): the window that it belongs to, which has the actions on images
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWindow *
studio_ledger_window_new (StudioSession *session, GtkWindow *parent)
{
  StudioLedgerWindow *self = g_object_new (
      STUDIO_TYPE_LEDGER_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gint64 from_us;
  gint64 to_us;

  self->session = g_object_ref (session);
  self->calls = studio_gallery_new (studio_session_get_library (session));
  g_signal_connect_object (
      self->calls, "items-changed", G_CALLBACK (update_calls), self, G_CONNECT_SWAPPED);
  studio_sum_find_period (g_get_real_time (), STUDIO_SUM_MONTH, zone, &from_us, &to_us);
  show_calls (self, from_us, to_us);
  gtk_list_view_set_model (
      self->list,
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->calls)))));
  studio_ledger_months_set_session (self->months, session);
  update_calls (self);
  return GTK_WINDOW (self);
}
