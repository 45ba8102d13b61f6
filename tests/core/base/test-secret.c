/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-secret.h"

#include <gio/gio.h>
#include <sys/resource.h>

static void
test_free (void)
{
  g_autoptr (StudioSecret) secret = g_strdup ("x");

  g_assert_cmpstr (secret, ==, "x");
  studio_secret_free (NULL);
}

static void
test_is_likely (void)
{
  g_assert_true (studio_secret_is_likely ("inf-0123456789abcdef0"));
  g_assert_true (studio_secret_is_likely ("INF-0123456789ABCDEF0"));
  g_assert_true (studio_secret_is_likely ("HRKU-0123456789abcdef"));
  g_assert_false (studio_secret_is_likely ("inf-0123456789abcdef"));
  g_assert_false (studio_secret_is_likely ("inf-0123456789.example.com"));
  g_assert_false (studio_secret_is_likely ("a-long-name-that-is-no-key"));
  g_assert_false (studio_secret_is_likely (""));
}

/* In a process of its own: what is given up is not had again. */
static void
test_no_core_dumps (void)
{
  struct rlimit limit = { 0 };

  if (g_test_subprocess ())
    {
      g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
      limit.rlim_cur = limit.rlim_max;
      g_assert_cmpint (setrlimit (RLIMIT_CORE, &limit), ==, 0);
      studio_secret_forbid_core_dumps ();
      rlim_t most = limit.rlim_max;
      g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
      g_assert_true (limit.rlim_cur == 0);
      g_assert_true (limit.rlim_max == most);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* To look for the bus would be told of on the standard output. */
static void
test_quiet_bus (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("G_DBUS_DEBUG", "all", TRUE);
      studio_secret_quiet_bus ();
      g_free (g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout_unmatched ("*GDBus-debug*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secret/free", test_free);
  g_test_add_func ("/secret/is-likely", test_is_likely);
  g_test_add_func ("/secret/no-core-dumps", test_no_core_dumps);
  g_test_add_func ("/secret/quiet-bus", test_quiet_bus);
  return g_test_run ();
}
