/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ledger-months.h"

#include "studio-ledger-closures.h"
#include "studio-ledger-csv.h"
#include "studio-month-row.h"

#include <glib/gi18n-lib.h>

/* So many rows are made at a time; older months come when they are asked for. */
#define N_MONTHS 12
/* So long rows are made before frames are drawn and keys are answered. */
#define FILLING_US 3000

struct _StudioLedgerMonths
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *spent;
  GtkLabel *counts;
  GtkProgressBar *bar;
  GtkWidget *price_button;
  GtkListBox *list;
  GtkWidget *older_button;
  StudioSession *session;
  GTimeZone *zone;
  GArray *days; /* of StudioSum, oldest first, as the next */
  GArray *months;
  guint n_shown;
  guint n_filled;    /* how many rows of months say what is counted now */
  guint filling;     /* the source that makes the others */
  gint64 present_us; /* the month that is open at first */
  gboolean loading;
  gboolean outdated;
};

G_DEFINE_FINAL_TYPE (StudioLedgerMonths, studio_ledger_months, ADW_TYPE_BIN)

static guint period_activated_signal;

typedef struct
{
  StudioLibrary *library;
  GTimeZone *zone;
  GArray *days;
  GArray *months;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;
  g_clear_object (&work->library);
  g_clear_pointer (&work->zone, g_time_zone_unref);
  g_clear_pointer (&work->days, g_array_unref);
  g_clear_pointer (&work->months, g_array_unref);
  g_free (work);
}

static void load (StudioLedgerMonths *self);

static const char *
get_currency (StudioLedgerMonths *self)
{
  return studio_spending_get_terms (studio_session_get_spending (self->session))->currency;
}

static void
period_activated_cb (StudioLedgerMonths *self, gint64 from_us, gint64 to_us)
{
  g_signal_emit (self, period_activated_signal, 0, from_us, to_us);
}

static void fill_later (StudioLedgerMonths *self);

static StudioMonthRow *
insert_row (StudioLedgerMonths *self, int position)
{
  GtkWidget *row = studio_month_row_new (self->zone);

  gtk_list_box_insert (self->list, row, position);
  g_signal_connect_object (
      row, "period-activated", G_CALLBACK (period_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      row, "notify::expanded", G_CALLBACK (fill_later), self, G_CONNECT_SWAPPED);
  return STUDIO_MONTH_ROW (row);
}

/* A row that is there keeps its focus and stays open. */
static void
fill_month (StudioLedgerMonths *self, guint position)
{
  const StudioSum *sum = &g_array_index (self->months, StudioSum, self->months->len - 1 - position);
  GtkListBoxRow *there = gtk_list_box_get_row_at_index (self->list, (int) position);
  gboolean is_new = there == NULL
                    || studio_month_row_get_from_us (STUDIO_MONTH_ROW (there)) != sum->from_us;
  StudioMonthRow *row = is_new ? insert_row (self, (int) position) : STUDIO_MONTH_ROW (there);

  studio_month_row_show (row, sum, self->days, get_currency (self));
  if (is_new && sum->from_us == self->present_us)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

/* Returns whether there was anything to do. */
static gboolean
fill_one (StudioLedgerMonths *self)
{
  guint n = MIN (self->n_shown, self->months->len);
  GtkListBoxRow *row;

  if (self->n_filled < n)
    {
      fill_month (self, self->n_filled++);
      return TRUE;
    }
  row = gtk_list_box_get_row_at_index (self->list, (int) n);
  if (row != NULL)
    {
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
      return TRUE;
    }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (studio_month_row_fill_one (STUDIO_MONTH_ROW (row)))
      return TRUE;
  return FALSE;
}

static gboolean
fill_cb (gpointer data)
{
  StudioLedgerMonths *self = data;
  gint64 end_us = g_get_monotonic_time () + FILLING_US;

  while (fill_one (self))
    if (g_get_monotonic_time () >= end_us)
      return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_later (StudioLedgerMonths *self)
{
  if (self->filling == 0 && self->months != NULL)
    self->filling = g_idle_add (fill_cb, self);
}

static void
show_months (StudioLedgerMonths *self)
{
  self->n_filled = 0;
  gtk_widget_set_visible (self->older_button, self->n_shown < self->months->len);
  fill_later (self);
}

/* The sum of the present month, of which there may be none yet. */
static StudioSum
find_present (StudioLedgerMonths *self)
{
  gint64 now_us = g_get_real_time ();
  const StudioSum *last = self->months->len == 0
                              ? NULL
                              : &g_array_index (self->months, StudioSum, self->months->len - 1);

  return last != NULL && now_us < last->to_us ? *last : (StudioSum){ 0 };
}

static void
show_present (StudioLedgerMonths *self)
{
  StudioSpending *spending = studio_session_get_spending (self->session);
  const StudioSpendingTerms *terms = studio_spending_get_terms (spending);
  StudioSum sum = find_present (self);
  g_autofree char *cost = studio_spending_format (spending, sum.cost_micros);
  g_autofree char *limit = studio_spending_format (spending, terms->limit_micros);
  g_autofree char *counts = studio_ledger_view_counts (&sum);
  gboolean has_price = terms->price_micros > 0 || sum.cost_micros > 0;
  gboolean has_limit = has_price && terms->limit_micros > 0;
  g_autofree char *text = has_limit ? g_strdup_printf (_ ("about %s of %s"), cost, limit)
                                    : g_strdup_printf (_ ("about %s"), cost);

  gtk_label_set_label (self->spent, has_price ? text : _ ("No Price Set"));
  gtk_label_set_label (self->counts, counts);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), has_limit);
  if (has_limit)
    gtk_progress_bar_set_fraction (
        self->bar, CLAMP ((double) sum.cost_micros / (double) terms->limit_micros, 0, 1));
  if (has_limit && sum.cost_micros > terms->limit_micros)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), "over-limit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "over-limit");
  gtk_widget_set_visible (self->price_button, terms->price_micros == 0);
}

static void
show (StudioLedgerMonths *self)
{
  if (self->months == NULL)
    return;
  show_present (self);
  show_months (self);
  gtk_stack_set_visible_child_name (self->stack, self->months->len == 0 ? "empty" : "months");
}

static void
load_in_thread (GTask *task,
                gpointer source G_GNUC_UNUSED,
                gpointer data,
                GCancellable *cancellable G_GNUC_UNUSED)
{
  Work *work = data;
  GError *error = NULL;

  work->days = studio_library_sum_by (
      work->library, 0, G_MAXINT64, STUDIO_SUM_DAY, work->zone, &error);
  if (work->days != NULL)
    work->months = studio_library_sum_by (
        work->library, 0, G_MAXINT64, STUDIO_SUM_MONTH, work->zone, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
take (GArray **field, GArray **value)
{
  g_clear_pointer (field, g_array_unref);
  *field = g_steal_pointer (value);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
  StudioLedgerMonths *self = STUDIO_LEDGER_MONTHS (source);
  Work *work = g_task_get_task_data (G_TASK (result));

  self->loading = FALSE;
  if (self->session == NULL)
    return;
  /* What cannot be read now is with the next change; what was read stays. */
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    {
      take (&self->days, &work->days);
      take (&self->months, &work->months);
      show (self);
    }
  if (self->outdated)
    load (self);
}

static void
load (StudioLedgerMonths *self)
{
  self->outdated = self->loading;
  if (self->loading || self->session == NULL)
    return;
  StudioLibrary *library = studio_session_get_library (self->session);
  if (library == NULL)
    return;
  g_autoptr (GTask) task = g_task_new (self, NULL, loaded_cb, NULL);
  Work *work = g_new0 (Work, 1);

  self->loading = TRUE;
  work->library = g_object_ref (library);
  work->zone = g_time_zone_ref (self->zone);
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, load_in_thread);
}

static void
older_cb (StudioLedgerMonths *self)
{
  self->n_shown += N_MONTHS;
  show_months (self);
}

static void
studio_ledger_months_dispose (GObject *object)
{
  StudioLedgerMonths *self = STUDIO_LEDGER_MONTHS (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->months, g_array_unref);
  G_OBJECT_CLASS (studio_ledger_months_parent_class)->dispose (object);
}

static void
studio_ledger_months_class_init (StudioLedgerMonthsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_ledger_months_dispose;
  period_activated_signal = g_signal_new ("period-activated",
                                          STUDIO_TYPE_LEDGER_MONTHS,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_INT64,
                                          G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-ledger-months.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerMonths, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerMonths, spent);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerMonths, counts);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerMonths, bar);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerMonths, price_button);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerMonths, list);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerMonths, older_button);
  gtk_widget_class_bind_template_callback (widget_class, older_cb);
}

static void
studio_ledger_months_init (StudioLedgerMonths *self)
{
  self->zone = g_time_zone_new_local ();
  self->n_shown = N_MONTHS;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_ledger_months_set_session:
 * @self: months without a session
 * @session: whose calls, with a library
 */
void
studio_ledger_months_set_session (StudioLedgerMonths *self, StudioSession *session)
{
  static const char *const names[] = { "added", "changed", "reload" };
  StudioLibrary *library = studio_session_get_library (session);
  gint64 end_us;
  g_return_if_fail (STUDIO_IS_LEDGER_MONTHS (self) && self->session == NULL);

  self->session = g_object_ref (session);
  studio_sum_find_period (
      g_get_real_time (), STUDIO_SUM_MONTH, self->zone, &self->present_us, &end_us);
  g_signal_connect_object (
      studio_session_get_spending (session), "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  for (guint i = 0; library != NULL && i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (library, names[i], G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

/**
 * studio_ledger_months_dup_csv:
 * @self: months
 *
 * Returns: (transfer full) (nullable): all days as comma-separated values, %NULL before they are
 *   known
 */
char *
studio_ledger_months_dup_csv (StudioLedgerMonths *self)
{
  return self->days == NULL ? NULL
                            : studio_ledger_csv_build (
                                self->days, STUDIO_SUM_DAY, self->zone, get_currency (self));
}
