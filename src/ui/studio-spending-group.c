/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-spending-group.h"

#include <glib/gi18n-lib.h>

struct _StudioSpendingGroup
{
  AdwPreferencesGroup parent_instance;

  GtkEditable *price_row;
  GtkEditable *limit_row;
  GtkEditable *sum_row;
  GtkAdjustment *count_adjustment;
  AdwActionRow *spent_row;
  GtkLabel *problem;
  StudioSpending *spending;
  gboolean showing;
  GtkEditable *changed_row;
  guint changed_id;
};

G_DEFINE_FINAL_TYPE (StudioSpendingGroup, studio_spending_group, ADW_TYPE_PREFERENCES_GROUP)

/* What is typed stays as it is where it says the same: somebody may be on the way to more. */
static void
show_amount (StudioSpendingGroup *self, GtkEditable *row, gint64 micros, gboolean with_currency)
{
  const char *currency = studio_spending_get_terms (self->spending)->currency;
  char typed_currency[STUDIO_CURRENCY_SIZE];
  gint64 typed = -1;

  if (studio_amount_parse (gtk_editable_get_text (row), NULL, &typed, typed_currency)
      && typed == micros && (!with_currency || g_str_equal (typed_currency, currency)))
    return;
  g_autofree char *text = micros == 0 ? g_strdup ("")
                                      : studio_spending_format (self->spending, micros);
  gtk_editable_set_text (row, text);
}

static void
update (StudioSpendingGroup *self)
{
  const StudioSpendingTerms *terms = studio_spending_get_terms (self->spending);
  g_autofree char *spent = studio_spending_group_describe_spent (self->spending);

  self->showing = TRUE;
  show_amount (self, self->price_row, terms->price_micros, TRUE);
  show_amount (self, self->limit_row, terms->limit_micros, FALSE);
  show_amount (self, self->sum_row, terms->confirm_micros, FALSE);
  gtk_adjustment_set_value (self->count_adjustment, terms->confirm_count);
  self->showing = FALSE;
  adw_action_row_set_subtitle (self->spent_row, spent);
  gtk_widget_set_visible (GTK_WIDGET (self->spent_row), terms->price_micros > 0);
}

static char *
describe_problem (StudioSpendingGroup *self, GtkEditable *row, gint64 *micros, char *currency)
{
  const char *known = studio_spending_get_terms (self->spending)->currency;

  if (!studio_amount_parse (gtk_editable_get_text (row), NULL, micros, currency))
    return g_strdup_printf (_ ("“%s” is not an amount such as 0.08 or $0.08."),
                            gtk_editable_get_text (row));
  if (row == self->price_row || *currency == '\0' || g_str_equal (known, currency))
    return NULL;
  return g_strdup (_ ("All amounts are in the currency of the price."));
}

static void
show_problem (StudioSpendingGroup *self, GtkEditable *row, const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_label_set_label (self->problem, problem == NULL ? "" : problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
take_amount (StudioSpendingGroup *self, GtkEditable *row)
{
  char currency[STUDIO_CURRENCY_SIZE] = "";
  gint64 micros = 0;
  StudioSpendingTerms terms = *studio_spending_get_terms (self->spending);
  g_autofree char *problem = describe_problem (self, row, &micros, currency);
  show_problem (self, row, problem);
  if (problem != NULL)
    return;
  if (row == self->price_row)
    {
      terms.price_micros = micros;
      g_strlcpy (terms.currency, currency, sizeof terms.currency);
    }
  else if (row == self->limit_row)
    terms.limit_micros = micros;
  else
    terms.confirm_micros = micros;
  studio_spending_set_terms (self->spending, &terms);
}

static gboolean
amount_settled_cb (gpointer data)
{
  StudioSpendingGroup *self = data;

  self->changed_id = 0;
  take_amount (self, self->changed_row);
  return G_SOURCE_REMOVE;
}

/* A text that is replaced is empty in between, which says nothing of a limit. */
static void
amount_changed_cb (StudioSpendingGroup *self, GtkEditable *row)
{
  if (self->spending == NULL || self->showing)
    return;
  if (self->changed_id != 0 && self->changed_row != row)
    take_amount (self, self->changed_row);
  self->changed_row = row;
  if (self->changed_id == 0)
    self->changed_id = g_idle_add_full (G_PRIORITY_DEFAULT, amount_settled_cb, self, NULL);
}

static void
count_changed_cb (StudioSpendingGroup *self)
{
  if (self->spending == NULL || self->showing)
    return;
  StudioSpendingTerms terms = *studio_spending_get_terms (self->spending);
  terms.confirm_count = (guint) gtk_adjustment_get_value (self->count_adjustment);
  studio_spending_set_terms (self->spending, &terms);
}

/* 0 is no number of images but none at all. */
static gboolean
show_count_cb (GtkSpinButton *spin)
{
  if (gtk_spin_button_get_value_as_int (spin) > 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), _ ("Off"));
  return TRUE;
}

static int
read_count_cb (GtkSpinButton *spin, double *value)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), _ ("Off")) != 0)
    return FALSE;
  *value = 0;
  return TRUE;
}

static void
studio_spending_group_dispose (GObject *object)
{
  StudioSpendingGroup *self = STUDIO_SPENDING_GROUP (object);

  if (self->changed_id != 0)
    take_amount (self, self->changed_row);
  g_clear_handle_id (&self->changed_id, g_source_remove);
  g_clear_object (&self->spending);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_SPENDING_GROUP);
  G_OBJECT_CLASS (studio_spending_group_parent_class)->dispose (object);
}

static void
studio_spending_group_class_init (StudioSpendingGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_spending_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-spending-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSpendingGroup, price_row);
  gtk_widget_class_bind_template_child (widget_class, StudioSpendingGroup, limit_row);
  gtk_widget_class_bind_template_child (widget_class, StudioSpendingGroup, sum_row);
  gtk_widget_class_bind_template_child (widget_class, StudioSpendingGroup, count_adjustment);
  gtk_widget_class_bind_template_child (widget_class, StudioSpendingGroup, spent_row);
  gtk_widget_class_bind_template_child (widget_class, StudioSpendingGroup, problem);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_count_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_count_cb);
}

static void
studio_spending_group_init (StudioSpendingGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_spending_group_set_spending:
 * @self: a group without spending
 * @spending: what is shown and changed here
 */
void
studio_spending_group_set_spending (StudioSpendingGroup *self, StudioSpending *spending)
{
  g_return_if_fail (STUDIO_IS_SPENDING_GROUP (self) && self->spending == NULL);

  self->spending = g_object_ref (spending);
  g_signal_connect_object (spending, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * studio_spending_group_describe_spent:
 * @spending: spending
 *
 * Returns: (transfer full): what this month has come to, against its limit where there is one
 */
char *
studio_spending_group_describe_spent (StudioSpending *spending)
{
  gint64 limit_micros = studio_spending_get_terms (spending)->limit_micros;
  g_autofree char *spent = studio_spending_format (spending, studio_spending_get_spent (spending));
  g_autofree char *limit = studio_spending_format (spending, limit_micros);

  /* Translators: amounts of money, as in “about $1.20 of $10.00” */
  return limit_micros == 0 ? g_strdup_printf (_ ("about %s"), spent)
                           : g_strdup_printf (_ ("about %s of %s"), spent, limit);
}
