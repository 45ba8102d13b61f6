/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-fault.h"

/* More than there will ever be. */
#define NAMES_MAX 200

/**
 * studio_demo_fault_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all faults
 */
const char *const *
studio_demo_fault_list (void)
{
  static const char *names[NAMES_MAX + 1];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      gsize n = 0;
      const StudioDemoFault *faults = studio_demo_fault_get_all (&n);

      g_assert (n <= NAMES_MAX);
      for (gsize i = 0; i < n; i++)
        names[i] = faults[i].name;
      g_once_init_leave (&ready, 1);
    }

  return names;
}

/**
 * studio_demo_fault_find:
 * @name: (nullable): the name of a fault
 *
 * Returns: (transfer none) (nullable): the fault of that name
 */
const StudioDemoFault *
studio_demo_fault_find (const char *name)
{
  gsize n = 0;
  const StudioDemoFault *faults = studio_demo_fault_get_all (&n);

  for (gsize i = 0; i < n; i++)
    {
      if (g_strcmp0 (faults[i].name, name) == 0)
        return &faults[i];
    }

  return NULL;
}

/**
 * studio_demo_fault_exists:
 * @name: (nullable): the name of a fault
 *
 * Returns: whether the embedded service knows it
 */
gboolean
studio_demo_fault_exists (const char *name)
{
  return studio_demo_fault_find (name) != NULL;
}

/**
 * studio_demo_fault_get_description:
 * @name: (nullable): the name of a fault
 *
 * Returns: (transfer none) (nullable): what it does, in English, without a full stop
 */
const char *
studio_demo_fault_get_description (const char *name)
{
  const StudioDemoFault *fault = studio_demo_fault_find (name);

  return fault == NULL ? NULL : fault->description;
}
