/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-ledger-months.h"

#include "studio-ledger-closures.h"
#include "studio-ledger-csv.h"

#include <glib/gi18n-lib.h>

/* So many rows are made at a time; older months come when they are asked for. */
#define N_MONTHS 12

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
  gint64 open_us; /* the month whose days are shown */
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
row_activated_cb (StudioLedgerMonths *self, GtkWidget *row)
{
  const StudioSum *sum = g_object_get_data (G_OBJECT (row), "sum");

  g_signal_emit (self, period_activated_signal, 0, sum->from_us, sum->to_us);
}

static void
fill_row (StudioLedgerMonths *self, GtkWidget *row, const StudioSum *sum, StudioSumPeriod period)
{
  g_autofree char *title = studio_ledger_view_period (sum->from_us, period, self->zone);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), "sum", g_memdup2 (sum, sizeof *sum), g_free);
}

static GtkWidget *
build_cost (StudioLedgerMonths *self, const StudioSum *sum)
{
  g_autofree char *cost = studio_ledger_view_cost (sum, get_currency (self));
  GtkWidget *label = gtk_label_new (cost);

  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
build_day_row (StudioLedgerMonths *self, const StudioSum *sum)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *counts = studio_ledger_view_counts (sum);

  fill_row (self, row, sum, STUDIO_SUM_DAY);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), counts);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), build_cost (self, sum));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Show the Calls of This Day"));
  g_signal_connect_object (
      row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
build_all_row (StudioLedgerMonths *self, const StudioSum *sum)
{
  GtkWidget *row = adw_action_row_new ();

  fill_row (self, row, sum, STUDIO_SUM_MONTH);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Show the Calls of This Month"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (
      row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* The days of a month are made when they are looked at. */
static void
expanded_cb (StudioLedgerMonths *self, GParamSpec *pspec G_GNUC_UNUSED, GtkWidget *row)
{
  const StudioSum *month = g_object_get_data (G_OBJECT (row), "sum");

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    {
      if (self->open_us == month->from_us)
        self->open_us = 0;
      return;
    }
  self->open_us = month->from_us;
  if (g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), build_all_row (self, month));
  for (guint i = self->days->len; i > 0; i--)
    {
      const StudioSum *day = &g_array_index (self->days, StudioSum, i - 1);
      if (day->from_us >= month->from_us && day->from_us < month->to_us)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), build_day_row (self, day));
    }
}

static GtkWidget *
build_month_row (StudioLedgerMonths *self, const StudioSum *sum)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *counts = studio_ledger_view_counts (sum);
  g_autofree char *cost = studio_ledger_view_cost (sum, get_currency (self));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", cost, counts);

  fill_row (self, row, sum, STUDIO_SUM_MONTH);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), sum->cost_micros == 0 ? counts : subtitle);
  g_signal_connect_object (
      row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_months (StudioLedgerMonths *self)
{
  GtkWidget *row;
  guint n = MIN (self->n_shown, self->months->len);
  gint64 open_us = self->open_us;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->open_us = open_us;
  for (guint i = 0; i < n; i++)
    {
      guint at = self->months->len - 1 - i;
      const StudioSum *sum = &g_array_index (self->months, StudioSum, at);
      row = build_month_row (self, sum);
      gtk_list_box_append (self->list, row);
      if (sum->from_us == open_us)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
  gtk_widget_set_visible (self->older_button, n < self->months->len);
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
      g_get_real_time (), STUDIO_SUM_MONTH, self->zone, &self->open_us, &end_us);
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
